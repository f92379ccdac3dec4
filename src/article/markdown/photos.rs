//! Photos that stand alone: one, or several, that make up a whole paragraph take its place, since a
//! figure may not stand inside `<p>`.

use pulldown_cmark::{Tag, TagEnd};

use super::tokens::{Kind, Token};

/// Puts photos in place of the paragraphs that hold nothing else but breaks and spaces.
pub(super) fn stand_alone(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut settled = Vec::with_capacity(tokens.len());
    let mut paragraph: Option<Vec<Token>> = None;
    for token in tokens {
        match (&token.kind, paragraph.as_mut()) {
            (Kind::Start(Tag::Paragraph), _) => {
                settled.extend(paragraph.take().into_iter().flatten());
                paragraph = Some(vec![token]);
            }
            (Kind::End(TagEnd::Paragraph), Some(held)) => {
                held.push(token);
                settled.extend(paragraph.take().map(unwrapped).into_iter().flatten());
            }
            (_, Some(held)) => held.push(token),
            (_, None) => settled.push(token),
        }
    }
    settled.extend(paragraph.into_iter().flatten());
    settled
}

/// The photos of a paragraph of photos, or the paragraph as it is.
fn unwrapped(paragraph: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let is_photo = |token: &Token| matches!(token.kind, Kind::Photo(_));
    let counts_not = |token: &Token| match &token.kind {
        Kind::Start(Tag::Paragraph) | Kind::End(TagEnd::Paragraph) | Kind::SoftBreak | Kind::HardBreak => {
            true
        }
        Kind::Prose(prose) => prose.text.trim().is_empty(),
        _ => false,
    };
    let photos_only = paragraph.iter().all(|t| is_photo(t) || counts_not(t));
    if !photos_only || !paragraph.iter().any(is_photo) {
        return paragraph;
    }
    let mut photos: Vec<Token> = paragraph.into_iter().filter(is_photo).collect();
    for token in &mut photos {
        if let Kind::Photo(photo) = &mut token.kind {
            photo.block = true;
        }
    }
    photos
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::super::{Piece, SlipKind};

    #[test]
    fn a_photo_alone_takes_the_paragraphs_place() {
        let text = "![挂牌*仪式*`A`](%E7%85%A7%20片.jpg \"王摄\")";
        assert_eq!(
            read(text).pieces,
            [
                Piece::Photo {
                    name: "照 片.jpg".into(),
                    caption: "挂牌仪式A".into(),
                    title: Some("王摄".into()),
                    block: true,
                    at: 0..text.len(),
                },
                Piece::Html("\n".into()),
            ]
        );
        assert_eq!(
            html("![甲](a.jpg)\n![乙](b.jpg)\\\n![](c.jpg)"),
            "[PHOTO a.jpg|甲]\n[PHOTO b.jpg|乙]\n[PHOTO c.jpg|]\n"
        );
        assert_eq!(html("> ![甲](a.jpg)"), "<blockquote>\n[PHOTO a.jpg|甲]\n</blockquote>\n");
    }

    #[test]
    fn a_photo_in_text_link_or_heading_stays_inside() {
        assert_eq!(html("见![甲](a.jpg)图"), "<p>见[photo a.jpg|甲]图</p>\n");
        assert_eq!(
            html("[![甲](a.jpg)](https://b.cn)"),
            "<p><a href=\"https://b.cn\" rel=\"noopener\">[photo a.jpg|甲]</a></p>\n"
        );
        assert_eq!(html("## ![甲](a.jpg)"), "<h2 id=\"section\">[photo a.jpg|甲]</h2>\n");
        assert_eq!(html("**![甲](a.jpg)**"), "<p><strong>[photo a.jpg|甲]</strong></p>\n");
    }

    #[test]
    fn an_image_from_elsewhere_shows_its_caption() {
        for address in
            ["https://a.cn/b.jpg", "data:image/png,x", "//a.cn/b.jpg", "<C:\\b.jpg>", "&#1;javascript:x"]
        {
            let text = format!("![甲**乙**]({address})");
            assert_eq!(html(&text), "<p>甲乙</p>\n", "{address}");
            assert!(matches!(slips(&text)[..], [SlipKind::ImageScheme { .. }]), "{address}");
        }
    }

    #[test]
    fn what_is_no_utf8_when_decoded_is_handed_on_as_written() {
        assert_eq!(html("见![](%ff.jpg)"), "<p>见[photo %ff.jpg|]</p>\n");
        assert_eq!(html("见![](%00.jpg)"), "<p>见[photo \u{FFFD}.jpg|]</p>\n");
    }
}
