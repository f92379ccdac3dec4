//! XMP: what editing programs write (ISO 16684-1), as RDF in XML.

use roxmltree::{Document, Node};

use super::{Inscription, date, names, phrase, told_by_a_person};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const EXIF: &str = "http://ns.adobe.com/exif/1.0/";

/// The most bytes that are read: a JPEG's segment holds half of it. The reader compares each attribute with all before it
/// and gives each element its own list of namespaces, so what a hostile packet costs grows with the square of its length.
const MAX_BYTES: usize = 128 << 10;
/// The most names of authors that are taken.
const AUTHORS: usize = 8;

/// Reads the packet.
pub(super) fn read(packet: &[u8]) -> Option<Inscription> {
    let packet = Some(packet).filter(|packet| packet.len() <= MAX_BYTES)?;
    let text = std::str::from_utf8(packet).ok()?.trim_matches(['\0', '\u{feff}']);
    // Document types are refused by default, and with them entities that grow.
    let document = Document::parse(text).ok()?;
    let about: Vec<Node> = document.descendants().filter(is_about).collect();
    let first = |space: &str, name: &str| values(&about, space, name).into_iter().next();
    let taken = first(EXIF, "DateTimeOriginal").or_else(|| first(PHOTOSHOP, "DateCreated"));
    let authors: Vec<String> = values(&about, DC, "creator").into_iter().take(AUTHORS).collect();
    Some(Inscription {
        date: taken.and_then(|taken| date(taken.split('T').next().unwrap_or_default())),
        caption: first(DC, "description").filter(told_by_a_person),
        place: first(PHOTOSHOP, "City"),
        photographer: names(&authors),
    })
}

/// Whether the node describes the picture itself, not one that it was made of.
fn is_about(node: &Node) -> bool {
    node.has_tag_name((RDF, "Description"))
        && node.parent().is_some_and(|above| above.has_tag_name((RDF, "RDF")))
}

/// What the property says: an attribute, a text, or the items of a list; of one text in several languages the Chinese
/// first, else the first.
fn values(about: &[Node], space: &str, name: &str) -> Vec<String> {
    if let Some(short) = about.iter().find_map(|node| node.attribute((space, name))) {
        return phrase(short).into_iter().collect();
    }
    let Some(node) = about.iter().flat_map(Node::children).find(|node| node.has_tag_name((space, name)))
    else {
        return Vec::new();
    };
    let mut items: Vec<Node> = node.descendants().filter(|item| item.has_tag_name((RDF, "li"))).collect();
    items.sort_by_key(|item| !item.attribute((XML, "lang")).unwrap_or_default().starts_with("zh"));
    if items.is_empty() {
        items.push(node);
    }
    items.iter().filter_map(|item| phrase(item.text()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packet(attributes: &str, properties: &str) -> String {
        format!(
            "<?xpacket begin='\u{feff}' id='W5M0MpCehiHzreSzNTczkc9d'?>\n\
             <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='{RDF}'>\n\
             <rdf:Description rdf:about='' xmlns:dc='{DC}' xmlns:photoshop='{PHOTOSHOP}' xmlns:exif='{EXIF}' {attributes}>\n\
             {properties}</rdf:Description></rdf:RDF></x:xmpmeta>\n   \n<?xpacket end='w'?>"
        )
    }

    #[test]
    fn lists_and_attributes() {
        let text = packet(
            "photoshop:DateCreated='2023-09-17T10:20:30+08:00' photoshop:City='湖畔市'",
            "<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The opening of the fair</rdf:li>\
             <rdf:li xml:lang='zh-CN'>科普日\n开幕</rdf:li></rdf:Alt></dc:description>\
             <dc:creator><rdf:Seq><rdf:li>甲某</rdf:li><rdf:li>乙某</rdf:li></rdf:Seq></dc:creator>",
        );
        let found = read(text.as_bytes()).unwrap();
        assert_eq!(found.date.map(|date| date.iso()).as_deref(), Some("2023-09-17"));
        assert_eq!(found.caption.as_deref(), Some("科普日 开幕"));
        assert_eq!(found.place.as_deref(), Some("湖畔市"));
        assert_eq!(found.photographer.as_deref(), Some("甲某、乙某"));
    }

    #[test]
    fn a_position_is_not_read_and_a_part_is_not_the_picture() {
        let text = packet(
            "exif:GPSLatitude='31,42.5N' exif:GPSLongitude='119,56.1E'",
            "<photoshop:Ingredients><rdf:Description><dc:creator>丙某</dc:creator></rdf:Description></photoshop:Ingredients>",
        );
        assert_eq!(read(text.as_bytes()), Some(Inscription::default()));
    }

    #[test]
    fn hostile_packets_are_nothing() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
        assert_eq!(read(bomb.as_bytes()), None);
        assert_eq!(read(b"<a>\xc4\xea</a>"), None);
        let deep = [&"<a>".repeat(18_000)[..], &"</a>".repeat(18_000)].concat();
        assert_eq!(read(deep.as_bytes()), Some(Inscription::default()));
        let attributes = (0..14_000).map(|number| format!(" a{number:x}=''")).collect::<Vec<_>>().concat();
        assert_eq!(read(format!("<a{attributes}/>").as_bytes()), Some(Inscription::default()));
        let long = format!("<a>{}</a>", " ".repeat(MAX_BYTES));
        assert_eq!(read(long.as_bytes()), None);
        let whole = packet("photoshop:City='湖畔市'", "");
        let end = whole.find("</x:xmpmeta>").unwrap() + 12;
        for length in (0..=end).filter(|length| whole.is_char_boundary(*length)) {
            assert_eq!(read(&whole.as_bytes()[..length]).is_some(), length == end, "{length}");
        }
    }
}
