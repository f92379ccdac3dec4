//! What people wear: trunk, skirt and ready-made looks.

use crate::canvas::Canvas;
use crate::chance::Chance;
use crate::figure::{Figure, Joints};
use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GOLD, HAIR, INK, Ink, LAKE, OAK, PAPER, SKIN, SLATE, STONE};
use crate::shape::{P, blob, curve, oval, poly};

/// How hair is worn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hair {
    /// Cropped.
    Short,
    /// To the chin.
    Bob,
    /// Over the shoulders.
    Long,
    /// Tied up.
    Bun,
    /// Tied at the back.
    Tail,
}

/// What lies over the shirt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Over {
    /// Nothing.
    Bare,
    /// An open jacket of this colour.
    Jacket(Ink),
    /// A sleeveless vest of this colour.
    Vest(Ink),
}

/// What is on the head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hat {
    /// Nothing.
    Bare,
    /// A hard safety helmet.
    Helmet(Ink),
    /// A cap with a peak.
    Cap(Ink),
}

/// Clothes and hair of one person.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Skin.
    pub skin: Ink,
    /// Hair colour.
    pub hair: Ink,
    /// How it is worn.
    pub style: Hair,
    /// Shirt.
    pub shirt: Ink,
    /// Sleeves, the colour of the outermost layer that has any.
    pub sleeves: Ink,
    /// Sleeves end above the elbow.
    pub short: bool,
    /// Layer over the shirt.
    pub over: Over,
    /// Trousers.
    pub legs: Ink,
    /// A skirt in place of trousers.
    pub skirt: Option<Ink>,
    /// Shoes.
    pub shoes: Ink,
    /// Headwear.
    pub hat: Hat,
}

impl Look {
    /// A plain look: shirt and trousers.
    pub fn plain(shirt: Ink, legs: Ink) -> Self {
        Self {
            skin: SKIN[0],
            hair: HAIR[0],
            style: Hair::Short,
            shirt,
            sleeves: shirt,
            short: false,
            over: Over::Bare,
            legs,
            skirt: None,
            shoes: INK,
            hat: Hat::Bare,
        }
    }

    /// Another hair style.
    pub fn hair(mut self, style: Hair) -> Self {
        self.style = style;
        self
    }

    /// A layer over the shirt; a jacket brings its sleeves.
    pub fn over(mut self, over: Over) -> Self {
        if let Over::Jacket(i) = over {
            self.sleeves = i;
            self.short = false;
        }
        self.over = over;
        self
    }

    /// A skirt.
    pub fn skirt(mut self, ink: Ink) -> Self {
        self.skirt = Some(ink);
        self
    }

    /// Short sleeves.
    pub fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// Something on the head.
    pub fn hat(mut self, hat: Hat) -> Self {
        self.hat = hat;
        self
    }

    /// Somebody out of the crowd.
    pub fn any(r: &mut Chance) -> Self {
        let shirts = [PAPER, CREAM, LAKE[1], CELADON[1], LAKE[3], CELADON[3], CORAL, GOLD.light(0.3), STONE, CINNABAR];
        let trousers = [INK, SLATE, LAKE[4], OAK.dark(0.35), STONE.dark(0.3), CELADON[4]];
        let mut look = Self::plain(r.pick(&shirts, PAPER), r.pick(&trousers, INK));
        look.skin = r.pick(&SKIN, SKIN[0]);
        look.hair = r.pick(&[HAIR[0], HAIR[0], HAIR[1], HAIR[2], HAIR[3]], HAIR[0]);
        let styles = [Hair::Short, Hair::Short, Hair::Bob, Hair::Long, Hair::Bun, Hair::Tail];
        look.style = r.pick(&styles, Hair::Short);
        look.short = r.unit() < 0.3;
        let coats = [SLATE, LAKE[4], OAK, CELADON[3], STONE];
        if r.unit() < 0.4 {
            look = look.over(Over::Jacket(r.pick(&coats, SLATE)));
            look.short = false;
        }
        if look.style != Hair::Short && r.unit() < 0.45 {
            look.skirt = Some(r.pick(&[CELADON[2], LAKE[2], CINNABAR.dark(0.1), SLATE, OAK], SLATE));
        }
        look
    }

    /// A pupil in a white-and-blue or white-and-green school jersey.
    pub fn pupil(r: &mut Chance) -> Self {
        let jersey = r.pick(&[LAKE[2], LAKE[3]], LAKE[2]);
        let mut look = Self::plain(PAPER, jersey.dark(0.25));
        look.skin = r.pick(&SKIN, SKIN[0]);
        look.style = r.pick(&[Hair::Short, Hair::Bob, Hair::Tail, Hair::Short], Hair::Short);
        look.shoes = PAPER.dark(0.1);
        look.over(Over::Vest(jersey))
    }
}

fn along(j: &Joints, t: f32, off: f32) -> P {
    let (dx, dy) = (j.neck.0 - j.hip.0, j.neck.1 - j.hip.1);
    let len = dx.hypot(dy).max(0.01);
    (j.hip.0 + dx * t - dy / len * off, j.hip.1 + dy * t + dx / len * off)
}

/// The trunk with shirt and layer.
pub fn trunk(c: &mut Canvas, f: &Figure, j: &Joints) {
    let u = j.u;
    let (s, h) = (j.half.0 + u * 0.2, j.half.1 + u * if f.turn.abs() > 0.3 { 0.2 } else { 0.14 });
    let waist = (s.min(h * 1.1) + h) * 0.47;
    let hem = -0.1;
    let pts = [
        (1.0, -u * 0.17),
        (0.915, -s * 0.72),
        (0.8, -s * 0.93),
        (0.36, -waist),
        (hem, -h * 1.02),
        (hem - 0.02, 0.0),
        (hem, h * 1.02),
        (0.36, waist),
        (0.8, s * 0.93),
        (0.915, s * 0.72),
        (1.0, u * 0.17),
    ];
    let shape = blob(&pts.map(|(t, o)| along(j, t, o)));
    let main = match f.look.over {
        Over::Bare => f.look.shirt,
        Over::Jacket(i) | Over::Vest(i) => i,
    };
    c.fill(&oval(j.neck.0, j.neck.1 - u * 0.1, u * 0.19, u * 0.3), f.look.skin.dark(0.18));
    c.fill(&shape, main);
    let l = f.light;
    c.shade(&shape, along(j, 0.3, -l * s * 1.05), along(j, 0.6, l * s * 0.5), main.shadow().a(0.7));
    if !f.away {
        c.inside(&shape, |c| front(c, f, j, main));
    }
}

/// Collar, opening and a fold or two, clipped to the trunk.
fn front(c: &mut Canvas, f: &Figure, j: &Joints, main: Ink) {
    let u = j.u;
    let x = f.turn.abs() * j.half.0 * 0.75;
    let shirt = f.look.shirt;
    match f.look.over {
        Over::Bare => {
            let neck = [(1.05, x * 0.6 - u * 0.24), (0.93, x * 0.8), (1.05, x * 0.6 + u * 0.24)];
            c.fill(&poly(&neck.map(|(t, o)| along(j, t, o))), f.look.skin.dark(0.1));
        }
        Over::Jacket(_) => {
            let open = [(1.05, x * 0.7 - u * 0.3), (0.38, x), (1.05, x * 0.7 + u * 0.3)];
            c.fill(&poly(&open.map(|(t, o)| along(j, t, o))), shirt);
            c.line(&curve(&[along(j, 1.0, x * 0.7 - u * 0.3), along(j, 0.4, x)]), u * 0.07, main.dark(0.3));
            c.line(&curve(&[along(j, 1.0, x * 0.7 + u * 0.3), along(j, 0.4, x)]), u * 0.07, main.dark(0.3));
            c.line(&curve(&[along(j, 0.4, x), along(j, -0.7, x)]), u * 0.035, main.dark(0.4));
        }
        Over::Vest(_) => {
            let open = [(1.05, x * 0.7 - u * 0.26), (0.74, x), (1.05, x * 0.7 + u * 0.26)];
            c.fill(&poly(&open.map(|(t, o)| along(j, t, o))), shirt);
            c.line(&curve(&[along(j, 0.74, x), along(j, -0.2, x)]), u * 0.04, main.dark(0.35));
        }
    }
    let fold =
        |t: f32, o: f32, d: f32| curve(&[along(j, t, o), along(j, t - 0.09, o + d * 0.5), along(j, t - 0.12, o + d)]);
    c.line(&fold(0.34, -u * 0.3, u * 0.26), u * 0.03, main.dark(0.4).a(0.5));
    c.line(&fold(0.22, u * 0.34, -u * 0.22), u * 0.03, main.dark(0.4).a(0.5));
}

/// A skirt from the waist to the knee, over the legs.
pub fn skirt(c: &mut Canvas, f: &Figure, j: &Joints) {
    let Some(ink) = f.look.skirt else { return };
    let u = j.u;
    let h = j.half.1 + u * 0.16;
    let (l, r) = if j.knee[0].0 < j.knee[1].0 { (j.knee[0], j.knee[1]) } else { (j.knee[1], j.knee[0]) };
    let drop = u * 0.18;
    let top = j.hip.1 - u * 0.5;
    let shape = blob(&[
        (j.hip.0 - h * 0.85, top),
        (j.hip.0 - h * 1.15, j.hip.1 + u * 0.2),
        (l.0 - u * 0.42, l.1 + drop),
        ((l.0 + r.0) * 0.5, l.1.max(r.1) + drop + u * 0.1),
        (r.0 + u * 0.42, r.1 + drop),
        (j.hip.0 + h * 1.15, j.hip.1 + u * 0.2),
        (j.hip.0 + h * 0.85, top),
    ]);
    c.fill(&shape, ink);
    let side = f.light;
    c.shade(&shape, (l.0 - side * u, l.1), (r.0 + side * u * 0.4, r.1), ink.shadow().a(0.7));
    for k in [-0.4, 0.15, 0.5] {
        let a = (j.hip.0 + h * k, j.hip.1 + u * 0.3);
        let z = ((l.0 + r.0) * 0.5 + (r.0 - l.0 + u) * 0.5 * k, l.1 + drop);
        c.line(&curve(&[a, z]), u * 0.03, ink.dark(0.35).a(0.6));
    }
}
