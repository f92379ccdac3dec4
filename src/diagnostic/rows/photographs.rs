//! Photographs: what can be wrong, and what to do (Y0050 to Y0069).

rows! { $ photographs
    /// A photograph that is not there.
    PhotoMissing { name: String, nearest: Option<String> } = "Y0050" Error Content,
        zh: format!("找不到图片“{name}”"),
            zh_meant(nearest, "图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。");
        en: format!("there is no picture “{name}”"),
            en_meant(nearest, "Pictures belong next to the article or in the assets folder. Write the file name, or the id in photos.yaml.");
    /// A photograph that cannot be used.
    PhotoUnusable { fault: Fault } = "Y0051" Error Content,
        zh: picture_message(fault).zh,
            picture_hint(fault).zh;
        en: picture_message(fault).en,
            picture_hint(fault).en;
    /// A photograph with neither caption nor description.
    PhotoSilent { name: String } = "Y0052" Warning Content,
        zh: format!("图片“{name}”没有图说，看不见的读者无从知道它是什么"),
            "在 assets/photos.yaml 里给它写“图说”和“替代文字”；放在正文里的，也可以在方括号里写图说。";
        en: format!("the picture “{name}” has no caption, so readers who cannot see it cannot know what it shows"),
            "Give it a “caption” and an “alt” in assets/photos.yaml; in an article, the caption can also stand in the square brackets.";
    /// A photograph whose file holds where it was taken.
    PhotoLocated = "Y0053" Note Content,
        zh: "这张照片的文件里带有拍摄地点；网站上的图片不含这些信息",
            "如要把原图另发给别人，先清除其中的位置信息。";
        en: "this photograph’s file says where it was taken; the pictures on the website do not",
            "Remove the location before you pass the file itself on to others.";
    /// The photograph changed between being seen and being developed.
    PhotoChanged = "Y0054" Error Environment,
        zh: "图片在生成网站的时候被改动了",
            "再生成一次。";
        en: "the picture was changed while the website was being built",
            "Build again.";
    /// A second record for one photograph.
    PhotoRecordTwice { id: String, first: String } = "Y0055" Error Content,
        zh: format!("“{id}”和“{first}”记录的是同一张图片"),
            "一张图片只写一条记录，别处用它的编号。";
        en: format!("“{id}” and “{first}” are records of one picture"),
            "Keep one record for each picture, and use its id everywhere.";
    /// A caption that does not say when, where, who or what.
    CaptionLacks { lacks: Words, keys: Words } = "Y0056" Note Content,
        zh: format!("图说没有说{lacks}"),
            if keys.is_empty() { "写一句话，说出这是什么事；不是照片的，在图片的记录里写“示意图: 是”。".to_owned() }
        else { format!("在图片的记录里写{keys}，或者写进图说；不是照片的，在记录里写“示意图: 是”。") };
        en: format!("the caption does not say {lacks}"),
            if keys.is_empty() { "Write a sentence that says what is happening. If it is no photograph, write “illustration: yes” in its record.".to_owned() }
        else { format!("Add {keys} to the picture’s record, or say it in the caption. If it is no photograph, write “illustration: yes” in its record.") };
    /// A focal point that is none.
    PhotoFocus { value: String } = "Y0057" Error Content,
        zh: format!("“焦点”的值“{value}”看不出是图上的哪一点"),
            "写两个数，离左边和上边百分之几，例如“焦点: 30 40”；或者写左、中、右、上、下，例如“焦点: 左上”。";
        en: format!("“{value}”, the value of “focus”, is no point of a picture"),
            "Write two numbers, the per cent from the left and from the top, such as “focus: 30 40”; or a corner or side such as “focus: left top”.";
    /// A published picture that carries more than its pixels.
    PhotoCarries { file: String, found: Stowaway } = "Y0058" Error Environment,
        zh: format!("网站里的图片“{file}”带有{found}"),
            "这个文件不是 yearbook 做的，或者做好以后被改动过。删去它，再生成一次。";
        en: format!("the published picture “{file}” carries {found}"),
            "It was not made by yearbook, or was changed afterwards. Delete the file and build again.";
    /// A published picture that somebody else put there.
    PhotoReplaced { file: String } = "Y0059" Error Environment,
        zh: format!("网站里的图片“{file}”和发布时的不一样"),
            "有人换过或改过它。删去这个文件，再生成一次。";
        en: format!("the published picture “{file}” is no longer as it was published"),
            "Somebody has exchanged or changed it. Delete the file and build again.";
    /// A file of records to which none can be added.
    PhotoRecordsUnfit = "Y0063" Error Content,
        zh: "这个文件的写法接不上新的记录，没有改动它",
            "每张图片顶格写一行“编号:”，下面缩进写它的各项；不用花括号，末尾不留“...”。改好以后再运行一次。";
        en: "no record can be added to this file as it is written; it was left as it is",
            "Give each picture a line “id:” without indentation, and its details indented below it; use no braces, and no “...” at the end. Then run the command again.";
    /// A photograph whose name no record can give.
    PhotoUnnameable = "Y0064" Warning Content,
        zh: "文件名里有记录中写不出的字符，没有给这张图片添加记录",
            "给文件换一个名字。";
        en: "the file name holds characters that no record can give, so no record was added for this picture",
            "Rename the file.";
    /// A file of records that is a link.
    PhotoRecordsLinked = "Y0065" Error Content,
        zh: "这里是一个链接，可能指向年鉴以外，没有往里添加记录",
            "把原来的文件（文件夹）本身复制到这里，再运行一次。";
        en: "this is a link that may lead out of the yearbook, so no record was added to it",
            "Copy the file or folder itself to this place, and run the command again.";
    /// A drawing that is not taken.
    DrawingRefused { file: String, line: u32, flaw: Flaw } = "Y0067" Error Content,
        zh: format!("不能采用图形“{file}”：第 {line} 行，{}", drawing_message(flaw).zh),
            drawing_hint(flaw).zh;
        en: format!("the drawing “{file}” cannot be used: line {line}, {}", drawing_message(flaw).en),
            drawing_hint(flaw).en;
    /// Photographs that some browsers could not show.
    PhotoFallback = "Y0068" Error Configuration,
        zh: "“格式”里没有 jpeg",
            "加上 jpeg，例如“格式: [webp, jpeg]”：旧的浏览器只认得它，分享网页时带的图片也是它。";
        en: "“formats” lacks jpeg",
            "Add jpeg, as in “formats: [webp, jpeg]”: old browsers know no other, and shared links use it.";
    /// A format of published photographs that there is none of, or not in this build.
    PhotoFormat { name: String, is_left_out: bool } = "Y0069" Error Configuration,
        zh: if is_left_out { format!("这个程序不带“{name}”，做不了这种格式的图片") }
        else { format!("网页上的图片没有“{name}”这种格式") },
            if is_left_out { "删去它；或者换用带 AVIF 的程序（编译时加 --features avif）。" }
        else { "可以写 avif、webp、jpeg，例如“格式: [webp, jpeg]”。" };
        en: if is_left_out { format!("this program was built without “{name}” and cannot make such pictures") }
        else { format!("“{name}” is no format for pictures on the web") },
            if is_left_out { "Delete it, or use a program with AVIF (compiled with --features avif)." }
        else { "Write avif, webp or jpeg, as in “formats: [webp, jpeg]”." };
}
