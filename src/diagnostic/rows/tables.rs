//! Statistical tables: what can be wrong, and what to do (Y0120 to Y0129).

rows! { $ tables
    /// A table that is not recorded.
    TableUnknown { id: String, nearest: Option<String> } = "Y0120" Error Content,
        zh: format!("没有编号为“{id}”的表格"),
            zh_meant(nearest, "先在统计资料文章或 tables.yaml 的“表格”里记录它。");
        en: format!("there is no table with the id “{id}”"),
            en_meant(nearest, "Record it first: under “tables” in a statistics article or in tables.yaml.");
    /// One id for two tables, or for a table and a figure.
    TableTwice { id: String, first: String } = "Y0121" Error Content,
        zh: format!("编号“{id}”用了两次"),
            format!("另一处在 {first}；表格的编号不能和别的表格、数据相同，换一个。");
        en: format!("the id “{id}” is used twice"),
            format!("The other one is at {first}. A table’s id must differ from those of all tables and figures; choose another.");
    /// A row with another number of cells than there are columns.
    TableRowLength { expected: usize, found: usize } = "Y0122" Error Content,
        zh: format!("这一行有 {found} 格，栏目却有 {expected} 个"),
            "补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。";
        en: format!("this row has {found} cells, but there are {expected} columns"),
            "Add the cells that are missing (leave an unknown one empty, but keep its comma) or delete those too many. Put double quotes around a cell that holds a comma.";
    /// A table without columns or rows.
    TableEmpty { id: String } = "Y0123" Error Content,
        zh: format!("表格“{id}”里没有可排的数"),
            "至少要有两个栏目和一行；CSV 文件的第一行是栏目，用英文逗号或制表符隔开。";
        en: format!("the table “{id}” holds nothing that could be set"),
            "It needs at least two columns and one row. The first line of a CSV file names the columns, separated by commas or tabs.";
    /// A CSV file that is not there.
    TableFileMissing { name: String, nearest: Option<String> } = "Y0124" Error Content,
        zh: format!("找不到表格文件“{name}”"),
            zh_meant(nearest, "CSV 文件放在文章旁边或 assets 文件夹里，写它的文件名，连同“.csv”。");
        en: format!("there is no table file “{name}”"),
            en_meant(nearest, "CSV files belong next to the article or in the assets folder. Write the file name with “.csv”.");
    /// A total that is not the sum of its parts.
    TableTotal { cell: Words, stated: String, sum: String } = "Y0125" Warning Content,
        zh: format!("{cell}是 {stated}，各部分相加却是 {sum}"),
            "核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。";
        en: format!("{cell} is {stated}, but its parts add up to {sum}"),
            "Check the numbers. Put a # before the name of a row that is only “of which”, and it will not be added. Differences by rounding are not told.";
    /// A figure whose unit is not the table's.
    TableUnit { id: String, own: String, unit: String } = "Y0126" Warning Content,
        zh: format!("数据“{id}”的单位是“{own}”，表格的单位却是“{unit}”"),
            format!("换一个数据，改表格的“单位”，或在栏目的名称后面写明“（{own}）”。");
        en: format!("the figure “{id}” is in “{own}”, but the table is in “{unit}”"),
            format!("Use another figure, change the table’s “unit”, or add “({own})” to the column’s name.");
    /// Words in a column of numbers.
    TableCell { cell: String, column: String } = "Y0127" Note Content,
        zh: format!("“{column}”一栏都是数，这一格“{cell}”却不是"),
            "不足单位一半写“…”，没有写“-”，不详留空；要说明的话，写进表格的“注”。";
        en: format!("the column “{column}” holds numbers, but this cell is “{cell}”"),
            "Write “…” for less than half a unit, “-” for nothing, and leave unknown values empty. Explanations belong in the table’s “notes”.";
    /// A row or column that the table does not have.
    TableNameUnknown { key: String, name: String, nearest: Option<String> } = "Y0128" Error Content,
        zh: format!("“{key}”写的“{name}”，表格里没有"),
            zh_meant(nearest, "写表格里某一行第一格的文字；“合计”也可以写栏目的名称。");
        en: format!("the table has no “{name}”, which “{key}” names"),
            en_meant(nearest, "Write what stands in the first cell of a row; “total” may also name a column.");
    /// Cells both in the record and in a file.
    TableContentTwice { key: Words } = "Y0129" Error Content,
        zh: format!("已经写了“文件”，不能再写“{key}”"),
            "表格的内容或者写在这里，或者放在 CSV 文件里，只留一处。";
        en: format!("“file” is given, so “{key}” cannot be"),
            "The table’s content stands either here or in a CSV file: keep one of them.";
}
