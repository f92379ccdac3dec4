//! Blocks, and charts: what can be wrong, and what to do (Y0060 to Y0172).

rows! { $ charts
    /// A directive without what it needs.
    DirectiveEmpty { name: String, needed: Words } = "Y0060" Error Content,
        zh: format!("“{name}”里缺少要显示的内容"),
            format!("写上{needed}。");
        en: format!("“{name}” has nothing to show"),
            format!("Add {needed}.");
    /// A chart of a figure that has no series.
    ChartWithoutSeries { id: String } = "Y0061" Error Content,
        zh: format!("数据“{id}”没有历年的数，画不成图"),
            "在它的记录里写“历年: [[2022, 120], [2023, 135]]”，至少要有两个时期；只比几个数的大小，写“样式: 横条”。";
        en: format!("the figure “{id}” has no values over time, so no chart can be drawn"),
            "Add “series: [[2022, 120], [2023, 135]]” with at least two periods to its record; to compare the size of several figures, write “form: bars”.";
    /// A value of a chart that is no number.
    ChartCell { cell: Words, value: String } = "Y0167" Error Content,
        zh: format!("{cell}是“{value}”，不是一个数，画不成图"),
            "换成数；或者用“栏目”“行”“编号”只画有数的。";
        en: format!("{cell} is “{value}”, which is no number, so no chart can be drawn"),
            "Write a number; or use “columns”, “rows” or “ids” to draw only what has numbers.";
    /// More than can be told apart in one chart.
    ChartCrowded { found: usize, most: usize, what: Words } = "Y0168" Error Content,
        zh: format!("一个图里要画 {found} {what}，看不清；最多 {most} {what}"),
            "用“栏目”“行”“编号”挑出要比的，或者拆成几个图；线多了，也可以写“分图: 是”。";
        en: format!("{found} {what} cannot be told apart in one chart; {most} is the most"),
            "Choose what to compare by “columns”, “rows” or “ids”, or make several charts. For many lines, “panels: yes” is another way.";
    /// Lines through what does not follow on each other.
    ChartNoPeriods { name: String } = "Y0169" Error Content,
        zh: format!("折线画的是先后变化，“{name}”却不是时期"),
            "换成“样式: 横条”；是时期的，写成“2023年”“2023年9月”。";
        en: format!("lines show how something changes, but “{name}” is not a period"),
            "Write “form: bars”. If it is a period, write it as 2023 or 2023-09.";
    /// Figures of several units on one scale.
    ChartUnits { one: Words, other: Words } = "Y0170" Error Content,
        zh: format!("{one}和{other}的单位不同，不能用同一把尺子量"),
            "一个图里只画单位相同的数，单位不同的另画一个图；“历年”的数不写样式，就各画各的。";
        en: format!("{one} and {other} have different units and cannot share one scale"),
            "Draw figures of one unit in each chart. Figures with “series” get a chart each if you leave “form” out.";
    /// Parts that are not their whole.
    ChartShares { sum: String, whole: String } = "Y0171" Error Content,
        zh: format!("各部分加起来是 {sum}，全体却是 {whole}"),
            "核对各数。部分没有列全的，补上“其他”；各部分可以重叠的，不是构成，换成“样式: 横条”。";
        en: format!("the parts add up to {sum}, but the whole is {whole}"),
            "Check the numbers. If parts are missing, add “others”. If parts overlap, they are no shares of a whole: write “form: bars”.";
    /// A form that does not suit what it is to show.
    ChartUnfit { form: Words, reason: Words, hint: Words } = "Y0172" Error Content,
        zh: format!("画不成“{form}”：{reason}"),
            hint;
        en: format!("this cannot be drawn as “{form}”: {reason}"),
            hint;
}
