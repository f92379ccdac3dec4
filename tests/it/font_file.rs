//! TrueType fonts made here, table by table, so that no font of anybody's has to lie beside the tests.
//!
//! Each character is a box, each box a little wider than the one before. The comma of Chinese has a form for vertical setting,
//! as real fonts do. Layouts are those of the OpenType specification.

use std::collections::BTreeSet;

/// A font to be made.
pub struct FontFile {
    characters: BTreeSet<char>,
    weight: u16,
    fs_type: u16,
    without: Vec<[u8; 4]>,
}

/// A table under its tag.
type Table = ([u8; 4], Vec<u8>);

impl FontFile {
    /// A regular font that has these characters, and may be embedded.
    pub fn of(characters: &str) -> Self {
        Self { characters: characters.chars().collect(), weight: 400, fs_type: 0, without: Vec::new() }
    }

    /// Of this weight.
    pub fn weighing(self, weight: u16) -> Self {
        Self { weight, ..self }
    }

    /// With these bits of what its maker allows.
    pub fn allowing(self, fs_type: u16) -> Self {
        Self { fs_type, ..self }
    }

    /// Without the table `tag`.
    pub fn without(mut self, tag: [u8; 4]) -> Self {
        self.without.push(tag);
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let boxes = self.characters.len();
        // Before the boxes the sign for what is missing, after them the comma for vertical setting.
        let glyphs = u16::try_from(boxes + 2).unwrap();
        let (glyf, loca) = outlines(glyphs);
        let tables: Vec<Table> = vec![
            (*b"GSUB", self.vertical()),
            (*b"OS/2", self.os2()),
            (*b"cmap", self.cmap()),
            (*b"glyf", glyf),
            (*b"head", head()),
            (*b"hhea", words(&[1, 0, 880, neg(120), 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs])),
            (*b"hmtx", words(&[1000, 0]).repeat(glyphs.into())),
            (*b"loca", loca),
            (*b"maxp", words(&[1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])),
            (*b"name", names()),
            (*b"post", [words(&[3, 0]), vec![0; 28]].concat()),
        ];
        sfnt(tables.into_iter().filter(|(tag, _)| !self.without.contains(tag)).collect())
    }

    fn os2(&self) -> Vec<u8> {
        let mut table = words(&[4, 1000, self.weight, 5, self.fs_type]);
        table.extend([0; 52]);
        table.extend(words(&[0x40, 0x20, 0xFFFF, 880, neg(120), 0, 880, 120]));
        table.extend([0; 8]);
        table.extend(words(&[500, 700, 0, 0x20, 1]));
        table
    }

    /// Format 12: a group for each character.
    fn cmap(&self) -> Vec<u8> {
        let groups = u32::try_from(self.characters.len()).unwrap();
        let mut table = words(&[0, 1, 3, 10, 0, 12, 12, 0]);
        table.extend([16 + 12 * groups, 0, groups].into_iter().flat_map(u32::to_be_bytes));
        for (glyph, character) in (1_u32..).zip(&self.characters) {
            let code = u32::from(*character);
            table.extend([code, code, glyph].into_iter().flat_map(u32::to_be_bytes));
        }
        table
    }

    /// One feature, `vert`, which puts the last glyph in the place of the comma's.
    fn vertical(&self) -> Vec<u8> {
        let comma = self.characters.iter().position(|character| *character == '，');
        let (comma, last) = (comma.map_or(0, |at| at + 1), self.characters.len() + 1);
        let [comma, last] = [comma, last].map(|glyph| u16::try_from(glyph).unwrap());
        [
            words(&[1, 0, 10, 30, 44]),
            // One script, its default language, the first feature.
            words(&[1]),
            b"DFLT".to_vec(),
            words(&[8, 4, 0, 0, 0xFFFF, 1, 0]),
            // One feature, the first lookup.
            words(&[1]),
            b"vert".to_vec(),
            words(&[8, 0, 1, 0]),
            // One lookup, one glyph for one.
            words(&[1, 4, 1, 0, 1, 8, 2, 8, 1, last, 1, 1, comma]),
        ]
        .concat()
    }
}

fn neg(value: i16) -> u16 {
    (-value).cast_unsigned()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn head() -> Vec<u8> {
    let mut table = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000]);
    table.extend([0; 16]);
    table.extend(words(&[0, 0, 1000, 1000, 0, 8, 2, 0, 0]));
    table
}

/// The boxes, and where each begins.
fn outlines(glyphs: u16) -> (Vec<u8>, Vec<u8>) {
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    for glyph in 0..glyphs {
        loca.extend(words(&[u16::try_from(glyf.len() / 2).unwrap()]));
        let width = 400 + glyph % 500;
        glyf.extend(words(&[1, 100, 0, 100 + width, 800, 3, 0]));
        glyf.extend([1; 4]);
        glyf.extend(words(&[100, width, 0, neg(i16::try_from(width).unwrap())]));
        glyf.extend(words(&[0, 0, 800, 0]));
    }
    loca.extend(words(&[u16::try_from(glyf.len() / 2).unwrap()]));
    (glyf, loca)
}

/// A copyright, and a name that its maker reserves.
fn names() -> Vec<u8> {
    let (mut records, mut texts) = (Vec::new(), Vec::new());
    for (id, text) in [(0, "Copyright nobody"), (1, "Reserved Song")] {
        let text: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let place = [text.len(), texts.len()].map(|number| u16::try_from(number).unwrap());
        records.extend(words(&[3, 1, 0x409, id, place[0], place[1]]));
        texts.extend(text);
    }
    [words(&[0, 2, 30]), records, texts].concat()
}

fn sfnt(tables: Vec<Table>) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap();
    let mut head = [words(&[1, 0, count]), vec![0; 6]].concat();
    let mut body = Vec::new();
    let start = 12 + 16 * tables.len();
    for (tag, table) in tables {
        head.extend(tag);
        let place = [0, start + body.len(), table.len()];
        head.extend(place.into_iter().flat_map(|number| u32::try_from(number).unwrap().to_be_bytes()));
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    [head, body].concat()
}
