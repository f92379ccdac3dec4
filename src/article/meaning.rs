//! What each kind of article is for, in both languages: for whoever has to choose one and never saw a yearbook.
//!
//! Beside [`Kind`] and not in its file, because sentences grow and tables of names do not.

use crate::fields::Meaning;

use super::kind::Kind;

const PREFACE: Meaning = Meaning {
    chinese: "全书开头由一个人或编辑部署名写的话。写这一年最要紧的事、编这本书的心意和对读者的感谢。",
    english: "What a person or the editors say to readers before all else, signed. It tells what mattered in the \
        year, why the book was made, and who is thanked.",
};
const NOTES: Meaning = Meaning {
    chinese: "告诉读者怎样读这本书的规则，排在最前面。一条一条写明记述的范围和时段、资料从哪里来、数据按什么口径、\
        单位怎样简称；编了号的每一条，别处可以链接到它。",
    english: "The rules by which the book was compiled, before all else. Numbered clauses say what it covers and from \
        when to when, where its material comes from, how numbers are counted, and what is called by a short \
        name; other articles can link to each clause.",
};
const FEATURE: Meaning = Meaning {
    chinese: "单独成篇的重要文章：年度综述、工作报告、讲话、文件、专题。不属于哪一次活动，又比一般的记述重要的，写在这里。",
    english: "An important text that stands by itself: a review of the year, a report, a speech, a document, a study. \
        What is no single event, and weighs more than an ordinary entry, belongs here.",
};
const DATA_HIGHLIGHTS: Meaning = Meaning {
    chinese: "这一年的重要数字。每个数在这里记一次，写明单位、时期和出处，全书别处都写它的编号；也自动排成卡片。",
    english: "The important numbers of the year. Each is recorded here once, with unit, period and source, and named by \
        its id everywhere else; they are set as cards, too.",
};
const STATISTICS: Meaning = Meaning {
    chinese: "成套的数排成的表，如历年会员人数、各镇讲座场数。读者可以把每张表作为 CSV 文件下载，程序替您核对合计。",
    english: "Sets of numbers as tables, such as members by year or lectures by town. Readers can take each table away as \
        a CSV file, and its totals are added up for you.",
};
const EVENT: Meaning = Meaning {
    chinese: "办过的一次活动，一次一篇：会议、竞赛、科普日、考察。写何时、何地、谁主办、多少人参加、有什么成果；\
        写了日期的，自动排进大事记。",
    english: "One event, an article each: a meeting, a contest, an open day, a visit. It tells when and where it was, who \
        held it, how many came and what came of it; one with a date stands in the chronicle by itself.",
};
const PLATES: Meaning = Meaning {
    chinese: "以照片为主的几页，相当于印刷年鉴的彩页。按次序列出照片，图说写在照片的记录里。",
    english: "Pages of photographs, as the colour plates of a printed yearbook. It lists them in order; captions stand in \
        the photographs' records.",
};
const CHRONICLE: Meaning = Meaning {
    chinese: "按日期排列的一年大事，一件事一两句话。有日期的活动纪实，以及要求进大事记的文章和照片，自动收进来；\
        没有专文的事，在这里一条一条写。",
    english: "What happened in the year, by date, a sentence or two each. Dated events, and articles and photographs that \
        ask for it, are collected by themselves; what has no article is typed here.",
};
const PEOPLE: Meaning = Meaning {
    chinese: "这一年要记住的人。一人一条记录：姓名、单位、职务、简介；文章、图说和荣誉里提到他的地方，自动列在下面。",
    english: "The people to be remembered of the year. A record each: name, organisation, post, a short biography; the \
        places that name them in articles, captions and honours are listed by themselves.",
};
const HONOURS: Meaning = Meaning {
    chinese: "单位和个人得到的荣誉。一项一条：名称、级别、谁授予、谁获得、什么日期；写了日期的，自动排进大事记。",
    english: "What was awarded to bodies and to people. A record each: what it is, its level, who gave it to whom, and \
        when; one with a date stands in the chronicle by itself.",
};
const ORGANISATIONS: Meaning = Meaning {
    chinese: "机构的名录：学会、基层组织、会员单位。一个一条：全称、简称、负责人、地址；全书提到它的地方，自动列在下面。",
    english: "A list of bodies, such as societies and members of the association. A record each: full and short name, \
        head, address; the places that name them are listed by themselves.",
};
const MEMBERS: Meaning = Meaning {
    chinese: "会员的名单。人多时写成一个 CSV 表格文件，第一行是各栏的名称；读者可以按姓名、单位查找和排序。",
    english: "The list of members. A long one is a CSV file whose first line names its columns; readers can filter and \
        sort it.",
};
const APPENDIX: Meaning = Meaning {
    chinese: "放在书后备查的材料：名录、章程、文件目录、奖项名单。正文用得上、放在正文里又太长的，写在这里。",
    english: "Material to look things up in, behind the text: lists, statutes, documents, awards. What other articles \
        need and would be too long for them belongs here.",
};
const CLOSING: Meaning = Meaning {
    chinese: "全书最后的话。写这本书怎样编成、谁出了力、还有哪些不足，请读者指正。",
    english: "The last words of the book: how it was made, who helped, what it still lacks.",
};
const PAGE: Meaning = Meaning {
    chinese: "不属于其他各类的任何一页，如“关于本年鉴”“联系我们”。不写类型的文章就是它。",
    english: "Any page that is none of the others, such as one on the yearbook itself or on how to reach its editors. An \
        article that names no kind is one.",
};

impl Kind {
    /// What part of a yearbook it is, and what belongs there: a sentence or two.
    pub fn meaning(self) -> Meaning {
        match self {
            Self::Preface => PREFACE,
            Self::Notes => NOTES,
            Self::Feature => FEATURE,
            Self::DataHighlights => DATA_HIGHLIGHTS,
            Self::Statistics => STATISTICS,
            Self::Event => EVENT,
            Self::Plates => PLATES,
            Self::Chronicle => CHRONICLE,
            Self::People => PEOPLE,
            Self::Honours => HONOURS,
            Self::Organisations => ORGANISATIONS,
            Self::Members => MEMBERS,
            Self::Appendix => APPENDIX,
            Self::Closing => CLOSING,
            Self::Page => PAGE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_told_in_two_languages() {
        for kind in Kind::ALL {
            let Meaning { chinese, english } = kind.meaning();
            assert!(chinese.chars().count() > 30 && chinese.ends_with('。'), "{kind:?}");
            assert!(english.len() > 60 && english.ends_with('.') && english.is_ascii(), "{kind:?}");
            assert!(![chinese, english].iter().any(|text| text.contains("  ")), "{kind:?}");
        }
    }
}
