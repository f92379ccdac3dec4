//! Which connections stay when there are more than there is room for.
//!
//! A fixed number would be no protection by itself: as many clients that send a byte now and then would fill it, and the
//! editor's own browser would wait outside. So whoever comes is let in, and the one goes that has done nothing of use for
//! longest. Of use is a whole request, and to take what was answered; a byte of a head is not.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::task::AbortHandle;

/// Connections for pages held at once; a browser opens six.
pub const SEATS: usize = 64;
/// How many of these the answered ones leave to those that have not asked yet.
const NEWCOMERS: usize = 32;
/// Connections for events held at once, one per visible page. They are counted apart, so that open pages cannot keep a
/// new one from being served.
pub const STREAMS: usize = 64;

/// What a connection does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// It sends a request, or has none.
    Asking,
    /// Its answer is being made, for which it is not to blame.
    Waiting,
    /// It takes its answer.
    Taking,
    /// It hears events.
    Hearing,
}

/// All connections.
#[derive(Debug, Default)]
pub struct Room(Mutex<Holders>);

#[derive(Debug, Default)]
struct Holders {
    /// How much has happened: the order of events, not the time.
    happened: u64,
    seats: BTreeMap<u64, Holder>,
}

#[derive(Debug)]
struct Holder {
    doing: Doing,
    /// When it last did something of use.
    since: u64,
    task: Option<AbortHandle>,
}

/// One connection's place, given up when dropped.
#[derive(Debug)]
pub struct Seat {
    room: Arc<Room>,
    number: u64,
}

impl Room {
    fn holders(&self) -> MutexGuard<'_, Holders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place for a connection that has just come. Another may have to go for it.
    pub fn enter(self: &Arc<Self>) -> Seat {
        let mut holders = self.holders();
        if holders.count(|doing| doing != Doing::Hearing) >= SEATS {
            let leaves_room = holders.count(|doing| doing == Doing::Asking) >= NEWCOMERS;
            let [first, second] =
                if leaves_room { [Doing::Asking, Doing::Taking] } else { [Doing::Taking, Doing::Asking] };
            let _ = holders.dismiss(first) || holders.dismiss(second);
        }
        let number = holders.tick();
        holders.seats.insert(number, Holder { doing: Doing::Asking, since: number, task: None });
        Seat { room: Arc::clone(self), number }
    }
}

impl Holders {
    fn tick(&mut self) -> u64 {
        self.happened += 1;
        self.happened
    }

    fn count(&self, is_counted: impl Fn(Doing) -> bool) -> usize {
        self.seats.values().filter(|holder| is_counted(holder.doing)).count()
    }

    /// Ends the one of those `doing` so that was idle for longest, if there is one.
    fn dismiss(&mut self, doing: Doing) -> bool {
        let those = self.seats.iter().filter(|(_, holder)| holder.doing == doing);
        let Some(number) = those.min_by_key(|(_, holder)| holder.since).map(|(number, _)| *number) else {
            return false;
        };
        if let Some(task) = self.seats.remove(&number).and_then(|holder| holder.task) {
            task.abort();
        }
        true
    }
}

impl Seat {
    /// The task to be ended when the place is needed.
    pub fn held_by(&self, task: AbortHandle) {
        if let Some(holder) = self.room.holders().seats.get_mut(&self.number) {
            holder.task = Some(task);
        }
    }

    /// It did something of use, and from now on does `doing`.
    pub fn begins(&self, doing: Doing) {
        let mut holders = self.room.holders();
        if doing == Doing::Hearing && holders.count(|doing| doing == Doing::Hearing) >= STREAMS {
            // A browser asks again within a second; what it missed is told then.
            holders.dismiss(Doing::Hearing);
        }
        let since = holders.tick();
        if let Some(holder) = holders.seats.get_mut(&self.number) {
            (holder.doing, holder.since) = (doing, since);
        }
    }

    /// It waits for its answer, unless so many do that no place would be left to newcomers.
    pub fn waits(&self) -> bool {
        let has_room = self.room.holders().count(|doing| doing == Doing::Waiting) < SEATS - NEWCOMERS;
        if has_room {
            self.begins(Doing::Waiting);
        }
        has_room
    }

    /// Whether it hears events.
    pub fn hears(&self) -> bool {
        self.room.holders().seats.get(&self.number).is_some_and(|holder| holder.doing == Doing::Hearing)
    }

    /// It took a part of what is sent to it.
    pub fn takes(&self) {
        let mut holders = self.room.holders();
        let since = holders.tick();
        if let Some(holder) = holders.seats.get_mut(&self.number) {
            holder.since = since;
        }
    }

    /// It has taken all that was sent to it so far: after a whole answer it may ask again.
    pub fn has_taken(&self) {
        let mut holders = self.room.holders();
        let since = holders.tick();
        if let Some(holder) =
            holders.seats.get_mut(&self.number).filter(|holder| holder.doing == Doing::Taking)
        {
            (holder.doing, holder.since) = (Doing::Asking, since);
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.room.holders().seats.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(doing: Doing, count: usize) -> (Arc<Room>, Vec<Seat>) {
        let room = Arc::new(Room::default());
        let seats = (0..count).map(|_| room.enter()).collect::<Vec<_>>();
        for seat in &seats {
            seat.begins(doing);
        }
        (room, seats)
    }

    fn is_there(seat: &Seat) -> bool {
        seat.room.holders().seats.contains_key(&seat.number)
    }

    fn there(seats: &[Seat]) -> usize {
        seats.iter().filter(|seat| is_there(seat)).count()
    }

    #[test]
    fn whoever_comes_is_let_in_and_the_idlest_goes() {
        let (room, seats) = full(Doing::Asking, SEATS);
        seats[0].begins(Doing::Asking);
        let new = room.enter();
        assert!(is_there(&new) && is_there(&seats[0]) && !is_there(&seats[1]));
        assert_eq!(there(&seats), SEATS - 1);
    }

    #[test]
    fn a_place_that_is_given_up_is_free() {
        let (room, mut seats) = full(Doing::Asking, SEATS);
        seats.pop();
        let _new = room.enter();
        assert_eq!(there(&seats), SEATS - 1);
    }

    #[test]
    fn who_is_answered_stays_among_those_that_only_ask() {
        let (room, answered) = full(Doing::Taking, SEATS - NEWCOMERS);
        let newcomers: Vec<Seat> = (0..200).map(|_| room.enter()).collect();
        assert_eq!((there(&answered), there(&newcomers)), (SEATS - NEWCOMERS, NEWCOMERS));
        assert!(newcomers.iter().rev().take(NEWCOMERS).all(is_there), "the last that came");
    }

    #[test]
    fn who_takes_nothing_makes_room_before_newcomers_do() {
        let (room, answered) = full(Doing::Taking, SEATS);
        answered[0].takes();
        let newcomer = room.enter();
        assert!(is_there(&answered[0]) && !is_there(&answered[1]));
        let _others: Vec<Seat> = (0..NEWCOMERS - 1).map(|_| room.enter()).collect();
        assert!(is_there(&newcomer));
        assert_eq!(there(&answered), SEATS - NEWCOMERS);
    }

    #[test]
    fn who_waits_for_the_program_is_never_sent_away_and_never_takes_all_places() {
        let (room, seats) = full(Doing::Asking, SEATS);
        let waiting = seats.iter().filter(|seat| seat.waits()).count();
        assert_eq!(waiting, SEATS - NEWCOMERS);
        let newcomers: Vec<Seat> = (0..200).map(|_| room.enter()).collect();
        assert_eq!((there(&seats), there(&newcomers)), (SEATS - NEWCOMERS, NEWCOMERS));
    }

    #[test]
    fn after_an_answer_one_may_ask_again() {
        let (_room, seats) = full(Doing::Taking, 2);
        seats[0].has_taken();
        seats[1].begins(Doing::Hearing);
        seats[1].has_taken();
        let doing = |seat: &Seat| seat.room.holders().seats[&seat.number].doing;
        assert_eq!((doing(&seats[0]), doing(&seats[1])), (Doing::Asking, Doing::Hearing));
    }

    #[test]
    fn streams_are_counted_apart() {
        let (room, streams) = full(Doing::Hearing, SEATS);
        let pages: Vec<Seat> = (0..SEATS).map(|_| room.enter()).collect();
        assert_eq!((there(&streams), there(&pages)), (STREAMS, SEATS));
        pages[0].begins(Doing::Hearing);
        assert!(!is_there(&streams[0]) && is_there(&streams[1]) && is_there(&pages[0]));
    }
}
