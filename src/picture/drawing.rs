//! Reads SVG drawings: logos, emblems, and charts that other programs have made.
//!
//! A drawing is a program's text, so it is published only when it can do nothing but draw: what it may hold is listed,
//! and whatever else it holds is refused by name and line. What draws nothing is taken out: comments, metadata,
//! titles, and what drawing programs write for themselves, which names their users and folders. The rest is
//! published as it is, byte by byte, without what stands before and after the root element.

use std::ops::Range;

use roxmltree::{Attribute, Document, Error, Node, NodeType, ParsingOptions};

use super::bounds::MAX_SIDE;
use super::fault::{Fault, Flaw};
use super::guard::guarded;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The most bytes and the most nodes of a drawing: several times a detailed map. More is slow to show, and a picture
/// of pixels does better.
const MAX_BYTES: usize = 4 << 20;
const MAX_NODES: u32 = 200_000;
/// The most attributes of one element. Whether one stands there twice is found by comparing all of them.
const MAX_ATTRIBUTES: usize = 1_000;

/// The elements of SVG 1.1 and 2 that draw, or say how, in the order of the alphabet.
const DRAWING: &[&str] = &[
    "a",
    "animate",
    "animateMotion",
    "animateTransform",
    "circle",
    "clipPath",
    "defs",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "mpath",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "set",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "tspan",
    "use",
    "view",
];

/// Elements that draw nothing and speak of the drawing.
const SILENT: &[&str] = &["desc", "metadata", "title"];

/// What in CSS can fetch or run something, besides `url(`, and the escape by which each could be hidden.
const FETCHING: &[&str] = &[
    "@import",
    "image-set(",
    "image(",
    "cross-fade(",
    "src(",
    "expression(",
    "binding",
    "javascript:",
    "\\",
];

/// What of a drawing is published, with the size that its proportion gives.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// Width in pixels at which it is shown when there is room.
    pub(crate) width: u32,
    /// Height in pixels, likewise.
    pub(crate) height: u32,
    /// The drawing alone.
    pub(crate) bytes: Vec<u8>,
}

/// What is published of the drawing `bytes`: itself, without what draws nothing.
///
/// # Errors
/// `Drawing` with the first thing in it that is not taken, or with what keeps it from being read.
pub fn drawing(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    guarded(|| read(bytes)).map(|drawing| drawing.bytes)
}

/// Reads a drawing, and its own result once more: what was taken out must not have joined what was harmless apart.
pub(crate) fn read(bytes: &[u8]) -> Result<Drawing, Fault> {
    let first = examined(bytes)?;
    let again = examined(&first.bytes)?;
    if again.bytes == first.bytes { Ok(first) } else { Err(refused(1, Flaw::Unreadable)) }
}

fn refused(line: u32, flaw: Flaw) -> Fault {
    Fault::Drawing { line, flaw }
}

fn examined(bytes: &[u8]) -> Result<Drawing, Fault> {
    // `<` cannot stand in an attribute, so between two of them there is one tag and the text after it.
    let crowded = |tag: &[u8]| memchr::memchr_iter(b'=', tag).count() > MAX_ATTRIBUTES;
    if bytes.len() > MAX_BYTES || bytes.split(|byte| *byte == b'<').any(crowded) {
        return Err(refused(1, Flaw::TooLong));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| refused(1, Flaw::Unreadable))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| unparsed(text, &error))?;
    let root = document.root_element();
    let at_root = |flaw| refused(line_of(text, root.range().start), flaw);
    if !root.has_tag_name((SVG, "svg")) {
        return Err(at_root(Flaw::NotSvg));
    }
    let mut edits = edits(&root).map_err(|(at, flaw)| refused(line_of(text, at), flaw))?;
    let (size, box_of_its_own) = size(&root).ok_or_else(|| at_root(Flaw::NoSize))?;
    // Without one a browser cuts the drawing off where there is less room, instead of making it smaller.
    if !box_of_its_own {
        let name = root.range().start + 1 + tag_length(text, root.range().start + 1);
        edits.push((name..name, format!(" viewBox=\"0 0 {} {}\"", size.0, size.1)));
        edits.sort_by_key(|(range, _)| range.start);
    }
    let (width, height) = whole(size);
    Ok(Drawing { width, height, bytes: edited(text, root.range(), &edits).into_bytes() })
}

fn unparsed(text: &str, error: &Error) -> Fault {
    let (line, flaw) = match error {
        Error::DtdDetected => (line_of(text, text.find("<!DOCTYPE").unwrap_or(0)), Flaw::Doctype),
        Error::NodesLimitReached => (1, Flaw::TooLong),
        other => (other.pos().row, Flaw::Unreadable),
    };
    refused(line, flaw)
}

fn line_of(text: &str, at: usize) -> u32 {
    u32::try_from(text.get(..at).unwrap_or_default().matches('\n').count())
        .map_or(u32::MAX, |lines| lines + 1)
}

fn tag_length(text: &str, at: usize) -> usize {
    let name = text.get(at..).unwrap_or_default();
    name.find(|character: char| character.is_ascii_whitespace() || matches!(character, '>' | '/'))
        .unwrap_or(0)
}

/// A part of the text, and what is put in its place.
type Edit = (Range<usize>, String);

fn edited(text: &str, of: Range<usize>, edits: &[Edit]) -> String {
    let (mut result, mut from) = (String::with_capacity(of.len()), of.start);
    for (range, instead) in edits {
        result.push_str(text.get(from..range.start).unwrap_or_default());
        result.push_str(instead);
        from = range.end.max(from);
    }
    result.push_str(text.get(from..of.end).unwrap_or_default());
    result
}

/// What is taken out of a drawing, in order; or where something stands that is refused.
fn edits(root: &Node) -> Result<Vec<Edit>, (usize, Flaw)> {
    let (mut edits, mut done) = (Vec::new(), 0);
    for node in root.descendants() {
        let range = node.range();
        if range.start < done {
            continue;
        }
        let tag = node.tag_name();
        let silent = match node.node_type() {
            NodeType::Element => tag.namespace() != Some(SVG) || SILENT.contains(&tag.name()),
            NodeType::Comment | NodeType::PI => true,
            NodeType::Root | NodeType::Text => continue,
        };
        if silent {
            done = range.end;
            edits.push((range, String::new()));
            continue;
        }
        element(tag.name()).map_or(Ok(()), |flaw| Err((range.start, flaw)))?;
        for attribute in node.attributes() {
            if is_silent(&attribute) {
                edits.push((attribute.range(), String::new()));
            } else if let Some(flaw) = attribute_flaw(&attribute) {
                return Err((attribute.range().start, flaw));
            }
        }
        if tag.name() == "style" {
            edits.extend(sheet(&node).map_err(|flaw| (range.start, flaw))?);
        }
    }
    Ok(edits)
}

fn element(name: &str) -> Option<Flaw> {
    match name {
        "script" => Some(Flaw::Script),
        "foreignObject" => Some(Flaw::Embedded),
        known if DRAWING.contains(&known) => None,
        other => Some(Flaw::Element(other.to_owned())),
    }
}

/// Whether an attribute draws nothing: those of other programs, and what speaks of a link or of data.
fn is_silent(attribute: &Attribute) -> bool {
    match attribute.namespace() {
        None => attribute.name().starts_with("data-"),
        Some(XLINK) => attribute.name() != "href",
        // `xml:base` would give every reference another meaning.
        Some(XML) => !matches!(attribute.name(), "space" | "lang"),
        Some(_) => true,
    }
}

fn attribute_flaw(attribute: &Attribute) -> Option<Flaw> {
    let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
    if name.starts_with("on") {
        return Some(Flaw::Event(attribute.name().to_owned()));
    }
    match name.as_str() {
        "href" if value.is_empty() || value.starts_with('#') => None,
        "href" | "src" => Some(reference(value)),
        // An animation could give a reference another aim.
        "attributename" if value.to_ascii_lowercase().contains("href") => Some(reference(value)),
        _ => style(value),
    }
}

fn reference(value: &str) -> Flaw {
    if value.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:")) {
        return Flaw::Bitmap;
    }
    Flaw::Reference(value.chars().take(40).collect())
}

/// What in CSS is refused: it may point at parts of its own drawing alone.
fn style(css: &str) -> Option<Flaw> {
    let css = css.to_ascii_lowercase();
    if let Some(found) = FETCHING.iter().find(|word| css.contains(**word)) {
        return Some(Flaw::Style((*found).to_owned()));
    }
    let aims = css.split("url(").skip(1).map(|rest| rest.trim_start().trim_start_matches(['"', '\'']));
    let outside = aims.map(str::trim_start).find(|aim| !aim.starts_with('#'))?;
    Some(reference(outside.split([')', '"', '\'']).next().unwrap_or_default()))
}

/// The comments of a style sheet, each of which becomes a space; or what in it is refused. Nothing but text may
/// stand in it, since what stands between two texts could hide what they are together.
fn sheet(node: &Node) -> Result<Vec<Edit>, Flaw> {
    if node.children().any(|child| !child.is_text()) {
        return Err(Flaw::Style("<!--".to_owned()));
    }
    let css: String = node.children().filter_map(|child| child.text()).collect();
    style(&css).map_or(Ok(()), Err)?;
    let (text, range) = (node.document().input_text(), node.range());
    let (mut comments, mut from) = (Vec::new(), range.start);
    while let Some(start) = text.get(from..range.end).and_then(|rest| rest.find("/*")).map(|at| from + at) {
        let inside = text.get(start + 2..range.end).unwrap_or_default();
        let length = inside.find("*/").ok_or_else(|| Flaw::Style("/*".to_owned()))?;
        from = start + 2 + length + 2;
        comments.push((start..from, " ".to_owned()));
    }
    Ok(comments)
}

/// Width and height in the drawing's own units, and whether it says which part of itself is shown (`viewBox`).
fn size(root: &Node) -> Option<((f64, f64), bool)> {
    let (across, down) = (length(root.attribute("width")), length(root.attribute("height")));
    let sides = across.zip(down).filter(|((_, one), (_, other))| one == other);
    let Some(shown) = root.attribute("viewBox") else {
        let ((width, unit), (height, _)) = sides?;
        return matches!(unit, "" | "px").then_some(((width, height), false));
    };
    let numbers: Vec<f64> = shown
        .split([',', ' ', '\t', '\n', '\r'])
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [_, _, width, height] = numbers[..] else { return None };
    let is_size = |side: f64| side.is_finite() && side > 0.0;
    // Where both are written, a browser takes the proportion from them.
    let height = sides.map_or(height, |((across, _), (down, _))| width * down / across);
    (is_size(width) && is_size(height)).then_some(((width, height), true))
}

/// A length and its unit; `None` for one that depends on the place.
fn length(value: Option<&str>) -> Option<(f64, &str)> {
    let value = value?.trim();
    let unit = value
        .trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, '.' | '+'));
    let number: f64 = value.strip_suffix(unit)?.parse().ok()?;
    let is_fixed = matches!(unit, "" | "px" | "pt" | "pc" | "mm" | "cm" | "in");
    (is_fixed && number.is_finite() && number > 0.0).then_some((number, unit))
}

/// The proportion in whole pixels: small drawings tenfold until rounding costs it less than a hundredth, and large
/// ones, likewise, within the bound of pictures.
fn whole((mut width, mut height): (f64, f64)) -> (u32, u32) {
    while width.max(height) < 100.0 {
        (width, height) = (width * 10.0, height * 10.0);
    }
    while width.max(height) > f64::from(MAX_SIDE) {
        (width, height) = (width / 10.0, height / 10.0);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and MAX_SIDE")]
    let pixels = |side: f64| side.round().max(1.0) as u32;
    (pixels(width), pixels(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                        xmlns:ink=\"http://www.inkscape.org/namespaces/inkscape\" viewBox=\"0 0 300 200\">";

    fn holding(body: &str) -> String {
        format!("{HEAD}\n{body}\n</svg>")
    }

    fn made(text: &str) -> String {
        String::from_utf8(drawing(text.as_bytes()).unwrap()).unwrap()
    }

    fn flaw(text: &str) -> (u32, Flaw) {
        match drawing(text.as_bytes()) {
            Err(Fault::Drawing { line, flaw }) => (line, flaw),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn a_drawing_passes_byte_by_byte() {
        let text = holding(
            "<defs><linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient><style>.b{fill:url(#a)}</style></defs>\
             <path class=\"b\" d=\"M0 0h9\" style=\"fill: url( '#a' )\"/><use xlink:href=\"#a\"/><text xml:space=\"preserve\">甲 &amp; 乙</text>",
        );
        assert_eq!(made(&text), text);
        assert_eq!(made(&format!("\u{feff}<?xml version=\"1.0\"?>\n<!-- 甲 -->{text}\n<!-- 乙 -->\n")), text);
    }

    #[test]
    fn what_draws_nothing_is_taken_out() {
        let text = holding(
            "<metadata><x xmlns=\"y\">甲某</x></metadata><!-- 甲某 --><?ink 甲某?><title>甲某</title><desc>甲某</desc>\
             <ink:view doc=\"甲某\"><path/></ink:view>\
             <g ink:label=\"甲某\" data-name=\"甲某\" xlink:title=\"甲某\" xml:base=\"甲某\" id=\"g\"/>\
             <style>/* 甲某 */.a{fill:red}</style>",
        );
        let expected = holding("<g     id=\"g\"/><style> .a{fill:red}</style>");
        assert_eq!(made(&text), expected);
    }

    #[test]
    fn what_could_do_more_than_draw_is_refused_with_its_line() {
        let reference = |aim: &str| Flaw::Reference(aim.to_owned());
        let css = |word: &str| Flaw::Style(word.to_owned());
        for (body, expected) in [
            ("<script>1</script>", Flaw::Script),
            ("<g onload=\"x()\"/>", Flaw::Event("onload".to_owned())),
            ("<g ONLOAD=\"x()\"/>", Flaw::Event("ONLOAD".to_owned())),
            ("<foreignObject/>", Flaw::Embedded),
            ("<handler/>", Flaw::Element("handler".to_owned())),
            ("<image href=\"https://example.org/a.png\"/>", reference("https://example.org/a.png")),
            ("<image xlink:href=\" other.svg#a\"/>", reference("other.svg#a")),
            ("<image href=\"data:image/png;base64,AA\"/>", Flaw::Bitmap),
            ("<a href=\"javascript:x()\"/>", reference("javascript:x()")),
            ("<set attributeName=\"xlink:href\" to=\"#b\"/>", reference("xlink:href")),
            ("<set attributeName=\"fill\" to=\"url(//a.b)\"/>", reference("//a.b")),
            ("<g fill=\"url(a.svg#b)\"/>", reference("a.svg#b")),
            ("<g style=\"fill:URL( 'http://a.b')\"/>", reference("http://a.b")),
            ("<g style=\"fill:u\\72l(a)\"/>", css("\\")),
            ("<style>@import 'a.css';</style>", css("@import")),
            ("<style>@&#105;mport 'a.css';</style>", css("@import")),
            ("<style><![CDATA[@font-face{src:url(a)}]]></style>", reference("a")),
            ("<style>@im<!-- -->port 'a.css';</style>", css("<!--")),
            ("<style>.a{mask:image-set('a' 1x)}</style>", css("image-set(")),
        ] {
            assert_eq!(flaw(&holding(body)), (2, expected), "{body}");
        }
        // Apart they are harmless, and they are never joined.
        assert!(made(&holding("<style>@im/**/port 'a'</style>")).contains("@im port"));
    }

    #[test]
    fn what_is_no_drawing_says_why() {
        assert_eq!(
            flaw("<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"),
            (2, Flaw::Doctype)
        );
        assert_eq!(flaw("<svg viewBox=\"0 0 1 1\"/>"), (1, Flaw::NotSvg));
        assert_eq!(flaw("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), (1, Flaw::NoSize));
        assert_eq!(flaw(&holding("<g>\n<path")), (4, Flaw::Unreadable));
        assert_eq!(flaw(&holding("&a;")).1, Flaw::Unreadable);
        assert_eq!(drawing(b"<svg>\xff"), Err(refused(1, Flaw::Unreadable)));
        assert_eq!(flaw(&holding(&"<g/>".repeat(200_001))).1, Flaw::TooLong);
        assert_eq!(flaw(&holding(&" ".repeat(MAX_BYTES))).1, Flaw::TooLong);
        let attributes: Vec<String> = (0..=MAX_ATTRIBUTES).map(|number| format!("a{number}=''")).collect();
        assert_eq!(flaw(&holding(&format!("<g {}/>", attributes.join(" ")))).1, Flaw::TooLong);
        // Depth is no way to overflow the stack.
        let deep = holding(&format!("{}{}", "<g>".repeat(90_000), "</g>".repeat(90_000)));
        assert!(drawing(deep.as_bytes()).is_ok());
    }

    #[test]
    fn its_size_is_that_of_its_view_box_or_of_its_sides() {
        let sized = |attributes: &str| {
            let text = format!("<svg xmlns=\"{SVG}\" {attributes}/>");
            let drawing = read(text.as_bytes()).ok()?;
            Some((drawing.width, drawing.height, drawing.bytes.len() > text.len()))
        };
        assert_eq!(sized("viewBox=\"-10,0 300.4 200\""), Some((300, 200, false)));
        assert_eq!(sized("viewBox=\"0 0 1 1.5\""), Some((100, 150, false)));
        assert_eq!(sized("viewBox=\"0 0 400000 200000\""), Some((4000, 2000, false)));
        assert_eq!(sized("viewBox=\"0 0 300 200\" width=\"100%\" height=\"50\""), Some((300, 200, false)));
        assert_eq!(sized("viewBox=\"0 0 300 200\" width=\"60mm\" height=\"20mm\""), Some((300, 100, false)));
        assert_eq!(sized("width=\"640px\" height=\"480px\""), Some((640, 480, true)));
        assert_eq!(sized("width=\"64mm\" height=\"48mm\""), None);
        assert_eq!(sized("viewBox=\"0 0 0 10\""), None);
        assert_eq!(sized("viewBox=\"0 0 nan 10\""), None);
    }
}
