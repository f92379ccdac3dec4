//! Hands out photographs so that those in work at one time fit into a bounded memory.
//!
//! Every worker may take one, the largest first; but a photograph is only handed out when its pixels fit beside those in
//! work. A scan that is larger than the whole bound is developed alone. So neither the number of photographs nor
//! that of the machine's cores decides how much memory a build takes.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The bytes of decoded pixels that may be in work at one time: a photograph of 48 megapixels beside one of 12, or five of those.
pub(super) const BUDGET: u64 = 185_000_000;

/// Work that waits, and the memory that is left for it.
pub(super) struct Queue<T> {
    state: Mutex<State<T>>,
    freed: Condvar,
}

struct State<T> {
    /// The largest first, each with the bytes that it takes.
    waiting: Vec<(u64, T)>,
    free: u64,
    /// How many hold memory.
    holding: usize,
}

/// Work in hand; its memory counts as taken until it is released or this is dropped.
pub(super) struct Job<'q, T> {
    queue: &'q Queue<T>,
    taken: Option<u64>,
    /// The work.
    pub work: T,
}

impl<T> Queue<T> {
    /// A queue of `work`, each with the bytes that it takes, within a bound of `budget` bytes.
    pub fn new(mut work: Vec<(u64, T)>, budget: u64) -> Self {
        work.sort_by_key(|(cost, _)| std::cmp::Reverse(*cost));
        Self { state: Mutex::new(State { waiting: work, free: budget, holding: 0 }), freed: Condvar::new() }
    }

    /// The largest work that fits now; waits until there is one. `None` when all has been handed out.
    pub fn take(&self) -> Option<Job<'_, T>> {
        let mut state = self.state();
        loop {
            if state.waiting.is_empty() {
                return None;
            }
            let alone = state.holding == 0;
            let fitting = state.waiting.iter().position(|(cost, _)| alone || *cost <= state.free);
            if let Some(at) = fitting {
                let (cost, work) = state.waiting.remove(at);
                // One that is larger than the bound takes all that is there.
                let taken = cost.min(state.free);
                state.free -= taken;
                state.holding += 1;
                return Some(Job { queue: self, taken: Some(taken), work });
            }
            state = self.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Job<'_, T> {
    /// Gives the memory back; what is left to do takes little.
    pub fn release(&mut self) {
        if let Some(taken) = self.taken.take() {
            let mut state = self.queue.state();
            state.holding -= 1;
            state.free += taken;
            self.queue.freed.notify_all();
        }
    }
}

impl<T> Drop for Job<'_, T> {
    fn drop(&mut self) {
        self.release();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn the_largest_that_fits_comes_first() {
        let queue = Queue::new(vec![(3, 'c'), (9, 'a'), (5, 'b')], 12);
        let largest = queue.take().unwrap();
        let beside = queue.take().unwrap();
        assert_eq!((largest.work, beside.work), ('a', 'c'));
        drop(largest);
        assert_eq!(queue.take().map(|job| job.work), Some('b'));
        drop(beside);
        assert!(queue.take().is_none());
    }

    #[test]
    fn what_is_too_large_is_handed_out_alone() {
        let queue = Queue::new(vec![(100, 'a'), (1, 'b')], 10);
        let alone = queue.take().unwrap();
        assert_eq!(alone.work, 'a');
        std::thread::scope(|scope| {
            let next = scope.spawn(|| queue.take().map(|job| job.work));
            std::thread::yield_now();
            drop(alone);
            assert_eq!(next.join().unwrap(), Some('b'));
        });
        assert_eq!(queue.state().free, 10);
    }

    #[test]
    fn any_number_of_workers_stays_within_the_bound() {
        let work: Vec<(u64, u64)> = (0..200).map(|number| (number % 7 + 1, number % 7 + 1)).collect();
        let (queue, used, most) = (Queue::new(work, 16), AtomicU64::new(0), AtomicU64::new(0));
        let done: usize = std::thread::scope(|scope| {
            let worker = || {
                let mut done = 0;
                while let Some(job) = queue.take() {
                    most.fetch_max(used.fetch_add(job.work, Ordering::SeqCst) + job.work, Ordering::SeqCst);
                    std::thread::yield_now();
                    used.fetch_sub(job.work, Ordering::SeqCst);
                    done += 1;
                }
                done
            };
            let workers: Vec<_> = (0..8).map(|_| scope.spawn(worker)).collect();
            workers.into_iter().map(|worker| worker.join().unwrap()).sum()
        });
        assert_eq!(done, 200);
        assert!(most.into_inner() <= 16);
    }
}
