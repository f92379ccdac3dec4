//! People: a jointed figure posed by angles and dressed by [`Look`].
//!
//! Proportions follow the drawing-school rule of seven heads for an adult and
//! five for a child. Faces stay blank on purpose: the pictures show no one.

use crate::canvas::Canvas;
use crate::head;
use crate::ink::INK;
use crate::shape::{P, between, reach, two_links};
use crate::wear::{self, Look};

/// Angles of a pose in degrees; 0 hangs down, positive swings to the right of
/// the sheet when the figure faces right, and is mirrored when it faces left.
#[derive(Clone, Copy, Debug)]
pub struct Pose {
    /// Lean of the trunk, forwards positive.
    pub lean: f32,
    /// Nod of the head, forwards positive.
    pub nod: f32,
    /// Upper arm and forearm of the far (left) arm.
    pub far: (f32, f32),
    /// Upper arm and forearm of the near (right) arm.
    pub near: (f32, f32),
    /// Thigh and shin of the far leg.
    pub back: (f32, f32),
    /// Thigh and shin of the near leg.
    pub fore: (f32, f32),
    /// How much of the thigh is seen, for people seated towards the viewer.
    pub thigh: f32,
}

/// Standing at ease.
pub const STAND: Pose = Pose {
    lean: 0.0,
    nod: 0.0,
    far: (-8.0, -2.0),
    near: (10.0, 6.0),
    back: (-4.0, -3.0),
    fore: (4.0, 3.0),
    thigh: 1.0,
};

/// Walking.
pub const WALK: Pose = Pose {
    lean: 4.0,
    nod: 2.0,
    far: (24.0, 42.0),
    near: (-22.0, -6.0),
    back: (-17.0, -36.0),
    fore: (21.0, 9.0),
    thigh: 1.0,
};

/// Sitting, seen from the side.
pub const SIT: Pose = Pose {
    lean: 6.0,
    nod: 6.0,
    far: (22.0, 78.0),
    near: (16.0, 66.0),
    back: (84.0, 6.0),
    fore: (80.0, -4.0),
    thigh: 1.0,
};

/// One person. Each figure is told where its light comes from, since one light
/// for all pictures would fight their windows and suns.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Place of the feet.
    pub at: P,
    /// Height when standing, in pixels.
    pub tall: f32,
    /// -1 faces left, 0 the viewer, 1 right; halves are three-quarter views.
    pub turn: f32,
    /// Seen from behind.
    pub away: bool,
    /// A child's proportions.
    pub child: bool,
    /// Side the light comes from: -1 left, 1 right.
    pub light: f32,
    /// Posture.
    pub pose: Pose,
    /// Clothes.
    pub look: Look,
}

/// Joints of a posed figure, all in the figure's own frame (facing right),
/// feet at the origin.
pub struct Joints {
    /// One head height.
    pub u: f32,
    /// Middle of the hips.
    pub hip: P,
    /// Foot of the neck.
    pub neck: P,
    /// Middle of the head.
    pub head: P,
    /// Shoulders, far then near.
    pub shoulder: [P; 2],
    /// Elbows.
    pub elbow: [P; 2],
    /// Wrists.
    pub wrist: [P; 2],
    /// Hip joints.
    pub leg: [P; 2],
    /// Knees.
    pub knee: [P; 2],
    /// Ankles.
    pub ankle: [P; 2],
    /// Half widths of shoulders and hips.
    pub half: (f32, f32),
    /// Lean in degrees.
    pub lean: f32,
}

impl Figure {
    /// A standing adult.
    pub fn new(x: f32, y: f32, tall: f32, look: Look) -> Self {
        let pose = STAND;
        Self { at: (x, y), tall, turn: 0.0, away: false, child: false, light: -1.0, pose, look }
    }

    /// The same figure turned.
    pub fn facing(mut self, turn: f32) -> Self {
        self.turn = turn;
        self
    }

    /// The same figure in another posture.
    pub fn posed(mut self, pose: Pose) -> Self {
        self.pose = pose;
        self
    }

    /// The same figure with its back to the viewer.
    pub fn backed(mut self) -> Self {
        self.away = true;
        self
    }

    /// The same figure with a child's proportions.
    pub fn young(mut self) -> Self {
        self.child = true;
        self
    }

    /// The same figure lit from the other side.
    pub fn lit(mut self, side: f32) -> Self {
        self.light = side;
        self
    }

    /// Works out the joints, the lowest foot standing on the ground.
    pub fn joints(&self) -> Joints {
        let (heads, trunk, thigh, shin, arm, fore) =
            if self.child { (5.15, 1.62, 1.02, 1.0, 0.82, 0.76) } else { (7.0, 2.32, 1.68, 1.6, 1.24, 1.12) };
        let u = self.tall / heads;
        let (p, t) = (&self.pose, self.turn.abs());
        let wide = if self.child { 0.62 } else { 0.84 };
        let half = (u * wide * (1.0 - 0.52 * t), u * (wide * 0.62) * (1.0 - 0.4 * t));
        let hip = (0.0, 0.0);
        let neck = reach(hip, 180.0 - p.lean, u * trunk);
        let head = reach(neck, 180.0 - p.lean * 0.7 - p.nod, u * 0.7);
        let low = reach(neck, -p.lean, u * if self.child { 0.26 } else { 0.36 });
        let arms = half.0 * 0.86;
        let shoulder = [(low.0 - arms, low.1), (low.0 + arms, low.1)];
        let leg = [(-half.1 * 0.62, 0.0), (half.1 * 0.62, 0.0)];
        let elbow = [reach(shoulder[0], p.far.0, u * arm), reach(shoulder[1], p.near.0, u * arm)];
        let wrist = [reach(elbow[0], p.far.1, u * fore), reach(elbow[1], p.near.1, u * fore)];
        let seen = u * thigh * p.thigh;
        let knee = [reach(leg[0], p.back.0, seen), reach(leg[1], p.fore.0, seen)];
        let ankle = [reach(knee[0], p.back.1, u * shin), reach(knee[1], p.fore.1, u * shin)];
        let low = ankle.iter().chain(&knee).map(|k| k.1).fold(0.0, f32::max) + u * 0.2;
        let d = |q: P| (q.0, q.1 - low);
        Joints {
            u,
            hip: d(hip),
            neck: d(neck),
            head: d(head),
            shoulder: shoulder.map(d),
            elbow: elbow.map(d),
            wrist: wrist.map(d),
            leg: leg.map(d),
            knee: knee.map(d),
            ankle: ankle.map(d),
            half,
            lean: p.lean,
        }
    }

    /// Draws the figure with a soft shadow at its feet.
    pub fn draw(&self, c: &mut Canvas) {
        let (x, y) = self.at;
        c.haze(x - self.light * self.tall * 0.07, y, self.tall * 0.24, self.tall * 0.035, INK.a(0.42));
        self.body(c);
    }

    /// Draws the figure without its shadow, for people behind tables.
    pub fn body(&self, c: &mut Canvas) {
        let side = if self.turn < 0.0 { -1.0 } else { 1.0 };
        let f = Self { light: self.light * side, ..*self };
        c.placed(self.at.0, self.at.1, side, 1.0, |c| f.parts(c));
    }

    /// Draws the near arm again, for hands that lie on a table drawn later.
    pub fn near_arm(&self, c: &mut Canvas) {
        self.arms(c, &[1]);
    }

    /// Draws some arms (far 0, near 1) again.
    pub fn arms(&self, c: &mut Canvas, which: &[usize]) {
        let side = if self.turn < 0.0 { -1.0 } else { 1.0 };
        let f = Self { light: self.light * side, ..*self };
        let j = f.joints();
        c.placed(self.at.0, self.at.1, side, 1.0, |c| which.iter().for_each(|i| f.arm(c, &j, *i)));
    }

    fn parts(&self, c: &mut Canvas) {
        let j = self.joints();
        let behind = self.turn.abs() > 0.3;
        if behind || self.away {
            self.arm(c, &j, 0);
        }
        if self.away {
            self.arm(c, &j, 1);
        }
        self.leg(c, &j, 0);
        self.leg(c, &j, 1);
        wear::skirt(c, self, &j);
        if !self.away {
            head::mane(c, self, &j);
        }
        wear::trunk(c, self, &j);
        head::head(c, self, &j);
        if !self.away {
            if !behind {
                self.arm(c, &j, 0);
            }
            self.arm(c, &j, 1);
        }
    }

    /// The same figure with a hand (far 0, near 1) brought to a place on the sheet.
    pub fn touching(mut self, i: usize, place: P) -> Self {
        let j = self.joints();
        let side = if self.turn < 0.0 { -1.0 } else { 1.0 };
        let to = ((place.0 - self.at.0) * side, place.1 - self.at.1);
        let (arm, fore) = if self.child { (0.82, 0.76) } else { (1.24, 1.12) };
        let len = (j.u * arm, j.u * fore * 1.2);
        let bend = if i == 0 && self.turn.abs() < 0.3 { -1.0 } else { 1.0 };
        let bend = if self.turn.abs() < 0.3 { -bend } else { bend };
        let angles = two_links(j.shoulder[i], to, len, bend);
        if i == 0 {
            self.pose.far = angles;
        } else {
            self.pose.near = angles;
        }
        self
    }

    /// The same figure with its hands at two places, the left one on the sheet first.
    pub fn hands_at(self, left: P, right: P) -> Self {
        if self.turn < 0.0 {
            self.touching(0, right).touching(1, left)
        } else {
            self.touching(0, left).touching(1, right)
        }
    }

    /// Where a hand is on the sheet, far (0) or near (1), for things held.
    pub fn hand(&self, i: usize) -> P {
        let j = self.joints();
        let side = if self.turn < 0.0 { -1.0 } else { 1.0 };
        let w = between(j.elbow[i], j.wrist[i], 1.2);
        (self.at.0 + w.0 * side, self.at.1 + w.1)
    }
}
