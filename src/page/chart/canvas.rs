//! The space for columns and for a line, and what of it is taken.

use super::label::{self, Rectangle};
use super::{LabelView, PLOT, Span, TOP};

/// Under the marks: the periods.
const BOTTOM: f64 = 24.0;
/// More under them where marks go below nothing and have their labels there.
const BELOW: f64 = 18.0;
/// From the drawing's lower edge to the line that periods stand on.
const FOOT: f64 = 6.0;

/// The space for marks.
pub struct Canvas {
    span: Span,
    taken: Vec<Rectangle>,
}

impl Canvas {
    /// Room for this span of values.
    pub fn of(span: Span) -> Self {
        Self { span, taken: Vec::new() }
    }

    /// How high a value stands.
    pub fn y(&self, value: f64) -> f64 {
        TOP + (self.span.high - value) / self.span.length() * PLOT
    }

    /// How high nothing stands, or the end of the scale that is nearest to it.
    pub fn base(&self) -> f64 {
        self.y(0.0_f64.clamp(self.span.low, self.span.high))
    }

    /// The height of all.
    pub fn height(&self) -> f64 {
        TOP + PLOT + if self.span.low < 0.0 { BELOW } else { 0.0 } + BOTTOM
    }

    /// The line that periods stand on.
    pub fn foot(&self) -> f64 {
        self.height() - FOOT
    }

    /// Keeps words away from `mark`.
    pub fn take(&mut self, mark: Rectangle) {
        self.taken.push(mark);
    }

    /// Puts a value where nothing is yet, or nowhere.
    pub fn place(&mut self, x: f64, y: f64, text: &str) -> Option<LabelView> {
        let x = label::inside(x, text)?;
        let own = label::rectangle("middle", x, y, text);
        let is_out = own.top < 0.0 || own.bottom > self.height();
        if is_out || self.taken.iter().any(|other| other.meets(&own)) {
            return None;
        }
        self.taken.push(own);
        let text = text.to_owned();
        Some(LabelView::new("value", "middle", (x, y), text))
    }
}
