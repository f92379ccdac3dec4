//! Figures: what can be wrong, and what to do (Y0040 to Y0049).

rows! { $ figures
    /// A figure that is not recorded.
    FigureUnknown { id: String, nearest: Option<String> } = "Y0040" Error Content,
        zh: format!("没有编号为“{id}”的数据"),
            zh_meant(nearest, "先在数据要览文章或 figures.yaml 的“数据”里记录它。");
        en: format!("there is no figure with the id “{id}”"),
            en_meant(nearest, "Record it first: under “figures” in a data-highlights article or in figures.yaml.");
    /// One id for two figures.
    FigureTwice { id: String, first: String } = "Y0041" Error Content,
        zh: format!("数据编号“{id}”用了两次"),
            format!("另一处在 {first}；一个数据只记录一次，别处用 {{{{{id}}}}} 引用。");
        en: format!("the figure id “{id}” is used twice"),
            format!("The other one is at {first}. Record a figure once, and write {{{{{id}}}}} wherever it is used.");
    /// An id that cannot be one.
    IdInvalid { id: String } = "Y0042" Error Content,
        zh: format!("编号“{id}”含有不能用的字符"),
            "编号用字母、数字、汉字、减号和下划线，不要有空格。";
        en: format!("the id “{id}” holds characters that an id cannot have"),
            "Use letters, digits, Chinese characters, hyphens and underscores, and no spaces.";
    /// A group with no figure.
    GroupUnknown { group: String, nearest: Option<String> } = "Y0043" Error Content,
        zh: format!("没有名为“{group}”的数据分组"),
            zh_meant(nearest, "分组写在每个数据的“分组”里。");
        en: format!("there is no group of figures called “{group}”"),
            en_meant(nearest, "A figure’s group is given in its “group”.");
    /// Braces around what cannot be an id.
    FigureName { text: String } = "Y0044" Warning Content,
        zh: format!("“{{{{{text}}}}}”不是数据编号，按普通文字显示"),
            "双花括号里只写数据的编号，例如 {{bases-national}}；要显示花括号本身，在前面加反斜杠。";
        en: format!("“{{{{{text}}}}}” is not a figure’s id and is shown as plain text"),
            "Write only an id in double braces, such as {{bases-national}}. To show braces, put a backslash before them.";
    /// A number beside a figure's label that is not the record's.
    FigureContradicted { label: String, typed: String, recorded: Words, id: String } = "Y0045" Warning Content,
        zh: format!("“{label}”在这里写的是 {typed}，记录里是 {recorded}"),
            format!("核对哪一个对；正文里写 {{{{{id}}}}}，就总和记录一致。");
        en: format!("for “{label}”, this says {typed}, but the record says {recorded}"),
            format!("Check which is right. If you write {{{{{id}}}}} in the text, it always agrees with the record.");
    /// A form for numbers, asked for a value that is none.
    FormatUnfit { format: String, value: String } = "Y0046" Error Content,
        zh: format!("数值“{value}”不是数，不能写成以“{format}”为单位"),
            "删去“写法”，数值就照原样印；或者把数值写成阿拉伯数字。";
        en: format!("“{value}” is not a number, so it cannot be written in “{format}”"),
            "Delete “format” to print the value as it is, or write the value in Arabic numerals.";
    /// A period of a series that is none, or stands where it cannot.
    SeriesPeriod { period: String, wrong: Words } = "Y0047" Error Content,
        zh: format!("“历年”里的时期“{period}”{wrong}"),
            "每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。";
        en: format!("the period “{period}” in “series” {wrong}"),
            "Write one row “[period, value]” for each period, the earliest first: series: [[2022, 120], [2023, 135]].";
    /// A value of a series that is no number.
    SeriesValue { period: Words, value: String } = "Y0048" Error Content,
        zh: format!("“历年”里{period}的值“{value}”不是数"),
            "写阿拉伯数字，不带单位；那一年没有数，就不写那一行。";
        en: format!("in “series”, “{value}”, the value for {period}, is not a number"),
            "Write Arabic numerals without a unit. Leave out the row of a year that has no value.";
    /// A series whose last value is not the figure's own.
    SeriesDiffers { period: Words, last: String, value: String } = "Y0049" Warning Content,
        zh: format!("“历年”最后一个数（{period}）是 {last}，“数值”却是 {value}"),
            "同一个数不能有两种说法：核对哪一个对，改成一样的。";
        en: format!("the last value of “series” ({period}) is {last}, but “value” is {value}"),
            "Check which is right, and make both the same.";
}
