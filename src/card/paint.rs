//! What a card looks like: paper and ink, one seal, and a photograph where there is one.
//!
//! All measures are those of a card of 1200 × 630 and grow with it.

use tiny_skia::{Color, FillRule, IntSize, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Rect, Transform};

use crate::font::{FontFlaw, Outlines, Stroke};
use crate::picture::Rgb;

use super::Texts;
use super::colours::Colours;
use super::lines::{balanced, measure};

/// The share of the card's width that a photograph takes.
pub const PHOTOGRAPH: f32 = 0.4;

/// The card that all measures are of.
const CARD: (f32, f32) = (1200.0, 630.0);
/// From the edges to the text.
const MARGIN: f32 = 84.0;
/// From the top to the first line's head, and from the bottom to the last line's foot.
const BAND: f32 = 78.0;
/// The sizes of titles, the largest first, with the most lines of each.
const SIZES: [(f32, usize); 8] =
    [(104.0, 1), (92.0, 2), (80.0, 2), (70.0, 3), (62.0, 3), (54.0, 4), (46.0, 4), (40.0, 5)];
/// From line to line of a title, in its size.
const LEADING: f32 = 1.34;
/// The least and the most height of the room for the title.
const TITLE_ROOM: (f32, f32) = (158.0, 452.0);
/// The size of what stands above the title, of the yearbook's name and of its publisher's.
const SMALL: [f32; 3] = [27.0, 30.0, 23.0];
/// The side of the seal.
const SEAL: f32 = 76.0;
/// What the seal says.
pub const SEAL_TEXT: &str = "年鉴";

/// The typefaces of a card.
pub struct Hand<'a> {
    /// For the title.
    pub heavy: Outlines<'a>,
    /// For the rest.
    pub light: Outlines<'a>,
}

/// Paints a card of `size`, with `photograph` at its right where there is one.
pub fn paint(
    size: (u32, u32),
    texts: &Texts,
    colours: &Colours,
    hand: &Hand,
    photograph: Option<&Rgb>,
) -> Result<Rgb, FontFlaw> {
    // Only a card without any pixel is none; a theme cannot ask for one.
    let Some(mut sheet) = Sheet::new(size, colours) else { return Ok(Rgb::default()) };
    let right = match photograph {
        Some(photograph) => {
            sheet.photograph(photograph);
            CARD.0 * (1.0 - PHOTOGRAPH) - 56.0
        }
        None => CARD.0 - MARGIN,
    };
    sheet.frame(photograph.is_some());
    sheet.title(&hand.heavy, &texts.title, right - MARGIN)?;
    if let Some(kicker) = &texts.kicker {
        sheet.line(
            &hand.light,
            kicker,
            (MARGIN, BAND + 24.0),
            SMALL[0],
            0.14,
            right - MARGIN,
            colours.soft,
        )?;
    }
    let room = right - MARGIN - SEAL - 36.0;
    let foot = CARD.1 - BAND;
    let book_foot = if texts.publisher.is_some() { foot - 40.0 } else { foot - 4.0 };
    sheet.line(&hand.light, &texts.book, (MARGIN, book_foot), SMALL[1], 0.04, room, colours.ink)?;
    if let Some(publisher) = &texts.publisher {
        sheet.line(&hand.light, publisher, (MARGIN, foot - 2.0), SMALL[2], 0.06, room, colours.soft)?;
    }
    sheet.seal((right - SEAL, foot - SEAL + 4.0), &hand.heavy)?;
    Ok(sheet.finished())
}

/// A card in the making.
struct Sheet<'c> {
    pixels: Pixmap,
    colours: &'c Colours,
    /// Pixels for each unit of the card, and where its left upper corner is.
    scale: f32,
    offset: (f32, f32),
}

impl<'c> Sheet<'c> {
    fn new((width, height): (u32, u32), colours: &'c Colours) -> Option<Self> {
        let mut pixels = Pixmap::new(width, height)?;
        pixels.fill(colour(colours.paper));
        #[expect(clippy::cast_precision_loss, reason = "sides are a few thousand pixels")]
        let (across, down) = (width as f32 / CARD.0, height as f32 / CARD.1);
        let scale = across.min(down);
        let offset = ((across - scale) * CARD.0 / 2.0, (down - scale) * CARD.1 / 2.0);
        Some(Self { pixels, colours, scale, offset })
    }

    /// From units of the card to pixels.
    fn place(&self) -> Transform {
        Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.offset.0, self.offset.1)
    }

    /// The photograph along the whole right side.
    fn photograph(&mut self, photograph: &Rgb) {
        let Some(picture) = pixmap(photograph) else { return };
        let left = self.pixels.width().saturating_sub(photograph.width);
        let left = i32::try_from(left).unwrap_or_default();
        self.pixels.draw_pixmap(
            left,
            0,
            picture.as_ref(),
            &PixmapPaint::default(),
            Transform::identity(),
            None,
        );
    }

    /// A hair line around the paper, as around a page of an old book; beside a photograph its edge is enough.
    fn frame(&mut self, has_photograph: bool) {
        if has_photograph {
            return;
        }
        let (inset, hair) = (34.0, 1.5);
        let (width, height) = (CARD.0 - 2.0 * inset, CARD.1 - 2.0 * inset);
        let hair_colour = self.colours.hair;
        for (x, y, width, height) in [
            (inset, inset, width, hair),
            (inset, CARD.1 - inset - hair, width, hair),
            (inset, inset, hair, height),
            (CARD.0 - inset - hair, inset, hair, height),
        ] {
            self.rectangle((x, y), (width, height), hair_colour);
        }
    }

    /// The title in the largest size that its room holds, in the middle of it.
    fn title(&mut self, font: &Outlines, title: &str, width: f32) -> Result<(), FontFlaw> {
        let room = TITLE_ROOM.1 - TITLE_ROOM.0;
        let (size, lines) = fitted(font, title, width, room);
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let height = (lines.len() as f32 - 1.0) * size * LEADING + size;
        let mut baseline = TITLE_ROOM.0 + (room - height) / 2.0 + size * 0.88;
        for line in lines {
            self.text(font, &line, (MARGIN, baseline), size, 0.01, self.colours.ink)?;
            baseline += size * LEADING;
        }
        Ok(())
    }

    /// One line that gets smaller where it would not fit.
    #[expect(clippy::too_many_arguments, reason = "a line, where and how it stands")]
    fn line(
        &mut self,
        font: &Outlines,
        text: &str,
        at: (f32, f32),
        size: f32,
        spacing: f32,
        room: f32,
        colour: [u8; 3],
    ) -> Result<(), FontFlaw> {
        let wide = measure(text, &|character| (font.advance(character) + spacing) * size);
        self.text(font, text, at, size * (room / wide.max(1.0)).min(1.0), spacing, colour)
    }

    /// Text whose first character stands at `at`, on its baseline; `spacing` is between characters, in ems.
    fn text(
        &mut self,
        font: &Outlines,
        text: &str,
        at: (f32, f32),
        size: f32,
        spacing: f32,
        ink: [u8; 3],
    ) -> Result<(), FontFlaw> {
        let mut builder = PathBuilder::new();
        // A mark that opens has its ink in its right half: set so, the line begins where the others do.
        let hangs = text.starts_with(['“', '‘', '《', '（', '「', '『', '【']);
        let hang = text.chars().next().filter(|_| hangs).map_or(0.0, |first| font.advance(first));
        let mut x = at.0 - if hang > 0.9 { size * 0.46 } else { 0.0 };
        for character in text.chars() {
            for stroke in font.strokes(character)? {
                draw(&mut builder, stroke, (x, at.1), size);
            }
            x += (font.advance(character) + spacing) * size;
        }
        if let Some(path) = builder.finish() {
            let place = self.place();
            self.pixels.fill_path(&path, &paint_of(ink), FillRule::Winding, place, None);
        }
        Ok(())
    }

    fn rectangle(&mut self, at: (f32, f32), size: (f32, f32), ink: [u8; 3]) {
        if let Some(rectangle) = Rect::from_xywh(at.0, at.1, size.0, size.1) {
            let place = self.place();
            self.pixels.fill_rect(rectangle, &paint_of(ink), place, None);
        }
    }

    /// The seal, which is all the red that a card has: two characters, one under the other.
    fn seal(&mut self, at: (f32, f32), font: &Outlines) -> Result<(), FontFlaw> {
        if let Some(outline) = rounded(at, SEAL, SEAL * 0.08) {
            let place = self.place();
            self.pixels.fill_path(&outline, &paint_of(self.colours.stamp), FillRule::Winding, place, None);
        }
        let size = SEAL * 0.4;
        let left = at.0 + (SEAL - size) / 2.0;
        let mut baseline = at.1 + SEAL / 2.0 - size * 0.16;
        for character in SEAL_TEXT.chars() {
            self.text(font, &character.to_string(), (left, baseline), size, 0.0, self.colours.paper)?;
            baseline += size * 1.06;
        }
        Ok(())
    }

    fn finished(self) -> Rgb {
        let samples =
            self.pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        let samples: Vec<u8> = samples.collect();
        Rgb { width: self.pixels.width(), height: self.pixels.height(), samples }
    }
}

/// The largest size in which `title` fits into the room, and its lines then; cut where no size is small enough.
fn fitted(font: &Outlines, title: &str, width: f32, height: f32) -> (f32, Vec<String>) {
    let set = |size: f32| balanced(title, width, &|character| (font.advance(character) + 0.01) * size);
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let fits = |size: f32, lines: &[String], most: usize| {
        lines.len() <= most && (lines.len() as f32 - 1.0) * size * LEADING + size <= height
    };
    let found = SIZES
        .iter()
        .map(|(size, most)| (*size, set(*size), *most))
        .find(|(size, lines, most)| fits(*size, lines, *most));
    if let Some((size, lines, _)) = found {
        return (size, lines);
    }
    let (size, most) = SIZES.last().copied().unwrap_or((40.0, 5));
    let mut lines = set(size);
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        last.pop();
        last.push('…');
    }
    (size, lines)
}

/// A square with its left upper corner at `at` and its corners rounded by `radius`.
fn rounded((x, y): (f32, f32), side: f32, radius: f32) -> Option<Path> {
    let (right, foot) = (x + side, y + side);
    let mut builder = PathBuilder::new();
    builder.move_to(x + radius, y);
    builder.line_to(right - radius, y);
    builder.quad_to(right, y, right, y + radius);
    builder.line_to(right, foot - radius);
    builder.quad_to(right, foot, right - radius, foot);
    builder.line_to(x + radius, foot);
    builder.quad_to(x, foot, x, foot - radius);
    builder.line_to(x, y + radius);
    builder.quad_to(x, y, x + radius, y);
    builder.close();
    builder.finish()
}

/// Adds `stroke` of a character that stands at `at`, its baseline's start, in `size`: upwards there is downwards here.
fn draw(builder: &mut PathBuilder, stroke: Stroke, at: (f32, f32), size: f32) {
    let to = |[x, y]: [f32; 2]| (at.0 + x * size, at.1 - y * size);
    match stroke {
        Stroke::Move(end) => {
            let (x, y) = to(end);
            builder.move_to(x, y);
        }
        Stroke::Line(end) => {
            let (x, y) = to(end);
            builder.line_to(x, y);
        }
        Stroke::Quad(middle, end) => {
            let ((mx, my), (x, y)) = (to(middle), to(end));
            builder.quad_to(mx, my, x, y);
        }
        Stroke::Cubic(first, second, end) => {
            let ((ax, ay), (bx, by), (x, y)) = (to(first), to(second), to(end));
            builder.cubic_to(ax, ay, bx, by, x, y);
        }
        Stroke::Close => builder.close(),
    }
}

fn colour([red, green, blue]: [u8; 3]) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

fn paint_of(ink: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(ink));
    paint
}

/// The pixels as tiny-skia has them.
fn pixmap(picture: &Rgb) -> Option<Pixmap> {
    let size = IntSize::from_wh(picture.width, picture.height)?;
    let samples = picture.samples.chunks_exact(3).flat_map(|rgb| rgb.iter().copied().chain([u8::MAX]));
    Pixmap::from_vec(samples.collect(), size)
}
