//! How long something took, and what time it is, for people. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: looks at the clock")]

use std::time::Instant;

/// How long something took, for people.
pub struct Clock(Instant);

impl Clock {
    /// A clock that starts now.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time of day, as the machine's clock on the wall says.
    pub fn time_of_day() -> String {
        jiff::ZonedDateTime::now().strftime("%H:%M:%S").to_string()
    }

    /// The time since its start.
    pub fn spent(&self) -> String {
        let spent = self.0.elapsed();
        if spent.as_millis() < 1000 {
            return format!("{} 毫秒", spent.as_millis().max(1));
        }
        format!("{:.1} 秒", spent.as_secs_f64())
    }
}
