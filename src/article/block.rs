//! What each directive's block shows and which keys it has, for whoever looks it up.
//!
//! The keys are the tables by which [`super::directive`] reads, so that nothing can be listed that is not understood.

use crate::fields::{Key, Meaning};

use super::chart::BLOCK_KEYS;
use super::directive::{FIGURES_KEYS, GALLERY_KEYS, TABLE_KEYS, TIMELINE_KEYS};

/// One sort of block.
#[derive(Debug)]
pub struct Block {
    /// The English name of the block.
    pub name: &'static str,
    /// The Chinese one.
    pub chinese: &'static str,
    /// What it shows.
    pub meaning: Meaning,
    /// Its keys.
    pub keys: &'static [Key],
    /// What one holds, as an example.
    pub example: &'static str,
}

/// All of them.
pub const BLOCKS: &[Block] = &[
    Block {
        name: "figures",
        chinese: "数据",
        meaning: Meaning {
            chinese: "把记录过的几个数排成卡片或表格。",
            english: "Shows recorded figures as cards or as a table.",
        },
        keys: FIGURES_KEYS,
        example: "分组: 活动\n样式: 表格\n标题: 全年活动",
    },
    Block {
        name: "chart",
        chinese: "图表",
        meaning: Meaning {
            chinese: "把数据或一张统计表画成图：横条、柱、折线、构成。",
            english: "Draws figures or a statistical table: as bars, columns, lines or shares.",
        },
        keys: BLOCK_KEYS,
        example: "编号: members-by-kind\n样式: 折线\n标题: 历年会员",
    },
    Block {
        name: "table",
        chinese: "表格",
        meaning: Meaning {
            chinese: "在这里显示一张记录过的统计表。",
            english: "Shows a recorded statistical table here.",
        },
        keys: TABLE_KEYS,
        example: "编号: members-by-kind",
    },
    Block {
        name: "gallery",
        chinese: "图集",
        meaning: Meaning {
            chinese: "把几张照片排在一起。", english: "Sets several photographs together."
        },
        keys: GALLERY_KEYS,
        example: "图片: [opening, 示例图]\n图说: 科普日现场",
    },
    Block {
        name: "timeline",
        chinese: "时间线",
        meaning: Meaning {
            chinese: "从大事记里摘出一段时间；三项都可以不写。",
            english: "Shows a period of the chronicle; all of its keys may be left out.",
        },
        keys: TIMELINE_KEYS,
        example: "起: 2024-07\n止: 2024-12\n条数: 5",
    },
];

#[cfg(test)]
mod tests {
    use super::super::directive::NAMES;
    use super::*;

    #[test]
    fn every_directive_is_told() {
        let mut known: Vec<&str> = BLOCKS.iter().flat_map(|block| [block.name, block.chinese]).collect();
        let mut names = NAMES.to_vec();
        known.sort_unstable();
        names.sort_unstable();
        assert_eq!(known, names);
    }
}
