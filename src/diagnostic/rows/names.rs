//! Names that mean one thing here and another, or nothing, elsewhere: what can be wrong, and what to do (Y0220 to Y0239).

rows! { $ names
    /// The name of a file, typed nearly right.
    FileAlike { typed: String, file: String, meant: String, differs: Words } = "Y0220" Warning Content,
        zh: format!("名字只差{differs}：文件叫“{file}”，这里写的是“{typed}”；按这个文件处理了"),
            format!("改成“{meant}”。这样写在 Windows 上打得开，到了网站的服务器或别的电脑上就打不开。");
        en: format!("only {differs} tells the names apart: the file is “{file}”, and “{typed}” is typed here; this file was taken"),
            format!("Change it to “{meant}”. As it is typed it opens on Windows, but not on a web server or other computers.");
    /// An id, a title or a heading, typed nearly right.
    NameAlike { typed: String, known: String, differs: Words } = "Y0221" Error Content,
        zh: format!("名字只差{differs}：原来是“{known}”，这里写的是“{typed}”"),
            format!("改成“{known}”，一个字符也不要差。");
        en: format!("only {differs} tells the names apart: there is “{known}”, and “{typed}” is typed here"),
            format!("Change it to “{known}”, character by character.");
    /// A sign that Windows has no names with.
    NameSign { name: String, sign: String } = "Y0222" Warning Content,
        zh: format!("文件名“{name}”里有“{sign}”，这个文件拷不到 Windows 电脑上"),
            "给它改名，去掉这个符号，或者改成全角的“？”“：”。";
        en: format!("the name “{name}” has “{sign}” in it, so it cannot be copied to Windows"),
            "Rename it without that sign.";
    /// A name that is a device's on Windows.
    NameDevice { name: String } = "Y0223" Warning Content,
        zh: format!("“{name}”是 Windows 留给设备用的名字，拷不到 Windows 电脑上"),
            "给它换一个名字，例如前面加上“文章-”。";
        en: format!("Windows keeps the name “{name}” for a device, so it cannot be copied there"),
            "Rename it, for example by putting “article-” in front.";
    /// A name with a space or a full stop at its end.
    NameEnd { name: String } = "Y0224" Warning Content,
        zh: format!("文件名“{name}”的开头或末尾有空格，或者末尾有句点，Windows 会把它去掉"),
            "给它改名，去掉开头和末尾的空格、句点。";
        en: format!("the name “{name}” begins or ends with a space or ends with a full stop, which Windows takes away"),
            "Rename it without them.";
    /// A character in a name that nobody sees.
    NameInvisible { code: String, seen: String } = "Y0225" Warning Content,
        zh: format!("文件名里有看不见的字符（{code}），照样子打出来的名字和它对不上"),
            format!("把文件改名为“{seen}”：整个名字删掉重打，不要只改一部分。");
        en: format!("there is a character in this name that nobody sees ({code}), so the name as it looks does not match it"),
            format!("Rename the file to “{seen}”; delete the whole name and type it anew.");
    /// A name that Linux has no room for.
    NameTooLong { bytes: usize } = "Y0226" Warning Content,
        zh: format!("文件名太长（{bytes} 字节），可能拷不到 Linux 电脑、网盘和压缩包里"),
            "把名字缩短到 70 个汉字以内。";
        en: format!("this name is too long ({bytes} bytes) to be copied surely to Linux, network drives and archives"),
            "Shorten it to 70 Chinese characters, or 220 letters.";
    /// Two names that are one on Windows and macOS.
    NameClash { first: String } = "Y0227" Warning Content,
        zh: format!("这个名字和同一文件夹里的“{first}”只差大小写或字符的编码方式，拷到 Windows、macOS 上会只剩一个"),
            "给其中一个改名，再改用到它的地方。";
        en: format!("in case or composition alone this name differs from “{first}” in the same folder; on Windows and macOS only one of them is left"),
            "Rename one of them, and correct what names it.";
    /// A name with a colon.
    NameColon { name: String } = "Y0228" Error Content,
        zh: format!("文件名“{name}”里有半角冒号，没有读取"),
            "给它改名，去掉冒号，或者改成全角的“：”。";
        en: format!("the name “{name}” has a colon in it, and it was not read"),
            "Rename it without the colon.";
}
