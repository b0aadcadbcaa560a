//! XML that costs a careless reader much.

use super::input::{Input, LARGE, MILLION, bomb, fill, repeat, sized};

#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn inputs() -> Vec<Input> {
    let xml = |name, write| sized(name, "a.xml", write);
    vec![
        xml("XML: 1,000,000 levels", |out| {
            repeat(out, "<a>", MILLION)?;
            repeat(out, "</a>", MILLION)
        }),
        xml("XML: 1,000,000 levels, never closed", |out| repeat(out, "<a>", MILLION)),
        xml("XML: 1,000,000 levels, closed by one wrong tag", |out| {
            repeat(out, "<a>", MILLION)?;
            write!(out, "</b>")
        }),
        xml("XML: 100 MB of levels", |out| fill(out, "<a>", LARGE)),
        xml("XML: 300,000 levels with attributes and text", |out| {
            (0..300_000).try_for_each(|n| write!(out, "<a x='{n}' y='&lt;'>text"))?;
            repeat(out, "</a>", 300_000)
        }),
        xml("XML: 300,000 levels, a control character in each", |out| {
            repeat(out, "<a>\u{7f}", 300_000)?;
            repeat(out, "</a>", 300_000)
        }),
        xml("XML: 300,000 levels that each declare a prefix", |out| {
            (0..300_000).try_for_each(|n| write!(out, "<p{n}:a xmlns:p{n}='u{n}'>"))?;
            (0..300_000).rev().try_for_each(|n| write!(out, "</p{n}:a>"))
        }),
        xml("XML: 1,000,000 levels, then wrong text", |out| {
            repeat(out, "<a>", MILLION)?;
            repeat(out, "]]>", MILLION)
        }),
        xml("XML: 1,000,000 levels, a break, control characters", |out| {
            repeat(out, "<a>", MILLION)?;
            write!(out, "< <")?;
            repeat(out, "\u{7f}", MILLION)
        }),
        xml("XML: 1,000,000 attributes", |out| {
            write!(out, "<a")?;
            (0..MILLION).try_for_each(|n| write!(out, " a{n}='{n}'"))?;
            write!(out, "/>")
        }),
        xml("XML: 1,000,000 attributes of one name", |out| {
            write!(out, "<a")?;
            repeat(out, " a=''", MILLION)?;
            write!(out, "/>")
        }),
        xml("XML: 1,000,000 distinct names", |out| {
            write!(out, "<a>")?;
            (0..MILLION).try_for_each(|n| write!(out, "<n{n}/>"))?;
            write!(out, "</a>")
        }),
        xml("XML: 1,000,000 xmlns on one element", |out| {
            write!(out, "<a")?;
            (0..MILLION).try_for_each(|n| write!(out, " xmlns:p{n}='u{n}'"))?;
            write!(out, "/>")
        }),
        xml("XML: 1,000,000 xmlns of one namespace", |out| {
            write!(out, "<a")?;
            (0..MILLION).try_for_each(|n| write!(out, " xmlns:p{n}='u'"))?;
            write!(out, "/>")
        }),
        xml("XML: 500,000 xmlns, and an attribute of each", |out| {
            write!(out, "<a")?;
            (0..MILLION / 2).try_for_each(|n| write!(out, " xmlns:p{n}='{n}' p{n}:x=''"))?;
            write!(out, "/>")
        }),
        xml("XML: 1,000,000 prefixes that nobody declares", |out| {
            write!(out, "<a")?;
            (0..MILLION).try_for_each(|n| write!(out, " p{n}:x=''"))?;
            write!(out, "/>")
        }),
        xml("XML: 1,000,000 elements that redeclare a prefix", |out| {
            write!(out, "<a xmlns:p='0'>")?;
            (0..MILLION).try_for_each(|n| write!(out, "<p:b xmlns:p='{n}'/>"))?;
            write!(out, "</a>")
        }),
        xml("XML: 5,000,000 empty elements", |out| {
            write!(out, "<a>")?;
            repeat(out, "<b/>", 5 * MILLION)?;
            write!(out, "</a>")
        }),
        xml("XML: 100 MB of empty elements", |out| {
            write!(out, "<a>")?;
            fill(out, "<b/>", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: 100 MB of elements between text", |out| {
            write!(out, "<a>")?;
            fill(out, "t<b/>", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: white space that counts, found out late", |out| {
            repeat(out, "<a> <b/> ", MILLION)?;
            repeat(out, "t</a>", MILLION)
        }),
        xml("XML: 1,000,000 comments", |out| {
            write!(out, "<a>")?;
            repeat(out, "<!---->", MILLION)?;
            write!(out, "</a>")
        }),
        xml("XML: 1,000,000 CDATA sections", |out| {
            write!(out, "<a>")?;
            repeat(out, "<![CDATA[]]>", MILLION)?;
            write!(out, "</a>")
        }),
        xml("XML: 1,000,000 instructions", |out| {
            write!(out, "<a>")?;
            (0..MILLION).try_for_each(|n| write!(out, "<?p{n}?>"))?;
            write!(out, "</a>")
        }),
        xml("XML: 1,000,000 comments in front of the root", |out| {
            repeat(out, "<!---->", MILLION)?;
            write!(out, "<a/>")
        }),
        xml("XML: a text of 100 MB", |out| {
            write!(out, "<a>")?;
            fill(out, "text ", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: a text of 100 MB, never closed", |out| {
            write!(out, "<a>")?;
            fill(out, "text ", LARGE)
        }),
        xml("XML: an attribute of 100 MB", |out| {
            write!(out, "<a x='")?;
            fill(out, "text ", LARGE)?;
            write!(out, "'/>")
        }),
        xml("XML: a comment of 100 MB", |out| {
            write!(out, "<a><!--")?;
            fill(out, "text ", LARGE)?;
            write!(out, "--></a>")
        }),
        xml("XML: a comment of 100 MB, never closed", |out| {
            write!(out, "<a><!--")?;
            fill(out, "text ", LARGE)
        }),
        xml("XML: a CDATA section of 100 MB", |out| {
            write!(out, "<a><![CDATA[")?;
            fill(out, "<]> ", LARGE)?;
            write!(out, "]]></a>")
        }),
        xml("XML: an instruction of 100 MB", |out| {
            write!(out, "<a><?p ")?;
            fill(out, "text ", LARGE)?;
            write!(out, "?></a>")
        }),
        xml("XML: a name of 50 MB", |out| {
            write!(out, "<a><")?;
            fill(out, "n", LARGE / 2)?;
            write!(out, "/></a>")
        }),
        xml("XML: 1,000 mistakes below a name of 10 MB", |out| {
            write!(out, "<a><")?;
            fill(out, "n", 10 * MILLION)?;
            write!(out, ">")?;
            repeat(out, "&x; ", 2000)
        }),
        xml("XML: 10 names of 5 MB, one below the other", |out| {
            (0..10).try_for_each(|n| {
                write!(out, "<n{n}")?;
                fill(out, "n", 5 * MILLION)?;
                write!(out, " a=''>")
            })
        }),
        xml("XML: a tag of 100 MB, never closed", |out| {
            write!(out, "<a ")?;
            fill(out, "a", LARGE)
        }),
        xml("XML: an attribute of 100 MB, never closed", |out| {
            write!(out, "<a x='")?;
            fill(out, "> ", LARGE)
        }),
        xml("XML: 100 MB of <", |out| {
            write!(out, "<a>")?;
            fill(out, "<", LARGE)
        }),
        xml("XML: 100 MB of ampersands", |out| {
            write!(out, "<a>")?;
            fill(out, "&", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: an attribute of 10 MB of ampersands", |out| {
            write!(out, "<a x='")?;
            fill(out, "&", 10 * MILLION)?;
            write!(out, "'/>")
        }),
        xml("XML: 100 MB of character references", |out| {
            write!(out, "<a>")?;
            fill(out, "&#x41;&#66;&amp;", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: 100 MB of character references, in an attribute", |out| {
            write!(out, "<a x='")?;
            fill(out, "&#x41;&#66;&amp;", LARGE)?;
            write!(out, "'/>")
        }),
        xml("XML: a character reference of 100 MB", |out| {
            write!(out, "<a>&#")?;
            fill(out, "0", LARGE)?;
            write!(out, "65;</a>")
        }),
        xml("XML: 100 MB of references to control characters", |out| {
            write!(out, "<a>")?;
            fill(out, "&#x7f;", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: 2,000,000 elements with control characters", |out| {
            write!(out, "<a>")?;
            repeat(out, "<b>\u{7f}</b>", 2 * MILLION)?;
            write!(out, "</a>")
        }),
        xml("XML: undeclared entities everywhere", |out| {
            write!(out, "<a>")?;
            fill(out, "&x;", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: 20 MB of forbidden characters", |out| {
            write!(out, "<a>")?;
            fill(out, "\u{1}", 20 * MILLION)?;
            write!(out, "</a>")
        }),
        xml("XML: a line of 100 MB, wrong in 1,000 places", |out| {
            write!(out, "<a>")?;
            repeat(out, "]]>", 1000)?;
            fill(out, "text ", LARGE)?;
            write!(out, "</a>")
        }),
        xml("XML: 100 MB of CR LF", |out| {
            write!(out, "<a>")?;
            fill(out, "\r\n", LARGE)?;
            write!(out, "t</a>")
        }),
        xml("XML: 100 MB of CR", |out| {
            write!(out, "<a>")?;
            fill(out, "\r", LARGE)?;
            write!(out, "t</a>")
        }),
        xml("XML: 100 MB of white space in front", |out| {
            fill(out, " \n", LARGE)?;
            write!(out, "<a/>")
        }),
        xml("XML: 100 MB of undecodable bytes", |out| {
            write!(out, "<a>")?;
            (0..LARGE / 64).try_for_each(|_| out.write_all(&[0xff; 64]))?;
            write!(out, "</a>")
        }),
        xml("XML: 100 MB of UTF-16", |out| {
            let wide =
                |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            out.write_all(&wide("\u{feff}<a>"))?;
            let many = wide(&"中".repeat(1000));
            (0..LARGE / many.len()).try_for_each(|_| out.write_all(&many))?;
            out.write_all(&wide("</a>"))
        }),
        xml("XML: 100 MB that GB18030 does not know", |out| {
            write!(out, "<?xml version='1.0' encoding='GB18030'?><a>")?;
            (0..LARGE / 64).try_for_each(|_| out.write_all(&[0xff; 64]))?;
            write!(out, "</a>")
        }),
        bomb("XML: a billion laughs", "a.xml", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY l0 'lol'>")?;
            (1..20).try_for_each(|n| {
                write!(out, "<!ENTITY l{n} '")?;
                repeat(out, &format!("&l{};", n - 1), 10)?;
                write!(out, "'>")
            })?;
            write!(out, "]><a>&l19;</a>")
        }),
        bomb("XML: a billion laughs, in an attribute", "a.xml", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY l0 'lol'>")?;
            (1..20).try_for_each(|n| {
                write!(out, "<!ENTITY l{n} '")?;
                repeat(out, &format!("&l{};", n - 1), 10)?;
                write!(out, "'>")
            })?;
            write!(out, "]><a b='&l19;'/>")
        }),
        bomb("XML: entities that lead to themselves", "a.xml", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]><a>&a;</a>")
        }),
        bomb("XML: parameter entities that lead to themselves", "a.xml", |out| {
            write!(
                out,
                "<!DOCTYPE a [<!ENTITY % a '&#37;b;&#37;b;'><!ENTITY % b '&#37;a;'>%a;]><a/>"
            )
        }),
        bomb("XML: an entity of 100 kB, 30,000 times", "a.xml", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY e '")?;
            fill(out, "e", 100_000)?;
            write!(out, "'>]><a>")?;
            repeat(out, "&e;", 30_000)?;
            write!(out, "</a>")
        }),
        xml("XML: a chain of 300,000 entities", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY e0 'e'>")?;
            (1..300_000).try_for_each(|n| write!(out, "<!ENTITY e{n} '&e{};'>", n - 1))?;
            write!(out, "]><a>&e299999;</a>")
        }),
        xml("XML: 1,000,000 entities", |out| {
            write!(out, "<!DOCTYPE a [")?;
            (0..MILLION).try_for_each(|n| write!(out, "<!ENTITY e{n} ''>"))?;
            write!(out, "]><a/>")
        }),
        xml("XML: an entity of 10 MB of markup", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY e '")?;
            fill(out, "<b/>", 10 * MILLION)?;
            write!(out, "'>]><a>&e;</a>")
        }),
        xml("XML: an entity of 1,000,000 levels", |out| {
            write!(out, "<!DOCTYPE a [<!ENTITY e '")?;
            repeat(out, "<b>", MILLION)?;
            write!(out, "'>]><a>&e;</a>")
        }),
        xml("XML: 100,000 entities, each with mistakes", |out| {
            write!(out, "<!DOCTYPE a [")?;
            (0..100_000).try_for_each(|n| write!(out, "<!ENTITY e{n} '&#x26;&x;&y;<'>"))?;
            write!(out, "]><a>&e0;</a>")
        }),
        xml("XML: a content model of 1,000,000 groups", |out| {
            write!(out, "<!DOCTYPE a [<!ELEMENT a ")?;
            repeat(out, "(", MILLION)?;
            write!(out, "b")?;
            repeat(out, ")", MILLION)?;
            write!(out, ">]><a/>")
        }),
        xml("XML: an attribute list of 1,000,000", |out| {
            write!(out, "<!DOCTYPE a [<!ATTLIST a")?;
            (0..MILLION).try_for_each(|n| write!(out, " a{n} CDATA '&lt;'"))?;
            write!(out, ">]><a/>")
        }),
        xml("XML: an internal subset of 100 MB", |out| {
            write!(out, "<!DOCTYPE a [")?;
            fill(out, "<!ELEMENT a ANY> <!-- b -->\n", LARGE)?;
            write!(out, "]><a/>")
        }),
        xml("XML: an internal subset of 100 MB, never closed", |out| {
            write!(out, "<!DOCTYPE a [")?;
            fill(out, "<!ELEMENT a ANY> ", LARGE)
        }),
        xml("XML: 100 MB of <!DOCTYPE", |out| fill(out, "<!DOCTYPE a [", LARGE)),
        xml("XML: a document type behind the root", |out| {
            write!(out, "<a/>")?;
            fill(out, "<!DOCTYPE a []>", 10 * MILLION)
        }),
    ]
}
