//! Who is asked when: so many addresses at once, so many at one host, and a pause between two asks there.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::address::host;
use super::ask::{Asker, now};
use super::{Answer, Limits};

/// A host, and what is wanted of it.
#[derive(Default)]
struct Host {
    waiting: VecDeque<String>,
    asked: usize,
    /// When it may be asked again.
    free: Option<Instant>,
}

/// All hosts, and what is known.
#[derive(Default)]
struct State {
    hosts: BTreeMap<String, Host>,
    answers: BTreeMap<String, Answer>,
}

/// What can be done next.
enum Next {
    Ask(String, String),
    /// Nothing before so much time has passed or somebody is done.
    Wait(Duration),
    Done,
}

impl State {
    fn next(&mut self, limits: &Limits) -> Next {
        let now = now();
        let mut wait = None;
        for (name, host) in self.hosts.iter_mut().filter(|(_, host)| !host.waiting.is_empty()) {
            let left = host.free.map_or(Duration::ZERO, |free| free.saturating_duration_since(now));
            if host.asked < limits.per_host && left.is_zero() {
                host.asked += 1;
                host.free = Some(now + limits.pause);
                if let Some(address) = host.waiting.pop_front() {
                    return Next::Ask(name.clone(), address);
                }
            }
            let own = if left.is_zero() { limits.patience } else { left };
            wait = Some(wait.map_or(own, |wait: Duration| wait.min(own)));
        }
        wait.map_or(Next::Done, Next::Wait)
    }
}

/// What becomes of each of `addresses`.
pub(super) fn ask_all(addresses: Vec<String>, limits: &Limits) -> BTreeMap<String, Answer> {
    if addresses.is_empty() {
        return BTreeMap::new();
    }
    let threads = limits.at_once.min(addresses.len());
    let mut state = State::default();
    for address in addresses {
        state.hosts.entry(host(&address)).or_default().waiting.push_back(address);
    }
    let (state, changed, asker) = (Mutex::new(state), Condvar::new(), Asker::new(limits));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(&state, &changed, &asker, limits));
        }
    });
    state.into_inner().unwrap_or_else(PoisonError::into_inner).answers
}

/// Asks until nothing is left.
fn work(state: &Mutex<State>, changed: &Condvar, asker: &Asker, limits: &Limits) {
    let lock = || -> MutexGuard<State> { state.lock().unwrap_or_else(PoisonError::into_inner) };
    let mut held = lock();
    loop {
        held = match held.next(limits) {
            Next::Done => return,
            Next::Wait(wait) => changed.wait_timeout(held, wait).unwrap_or_else(PoisonError::into_inner).0,
            Next::Ask(host, address) => {
                drop(held);
                let answer = asker.ask(&address);
                let mut held = lock();
                held.answers.insert(address, answer);
                if let Some(host) = held.hosts.get_mut(&host) {
                    host.asked -= 1;
                }
                changed.notify_all();
                held
            }
        };
    }
}
