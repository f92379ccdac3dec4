//! How long something took, and what time it is, for people. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: looks at the clock")]

use std::time::Instant;

use super::voice::Voice;

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
    pub fn spent(&self, voice: Voice) -> String {
        let spent = self.0.elapsed();
        if spent.as_millis() < 1000 {
            return format!("{} {}", spent.as_millis().max(1), voice.say("毫秒", "ms"));
        }
        format!("{:.1} {}", spent.as_secs_f64(), voice.say("秒", "s"))
    }
}
