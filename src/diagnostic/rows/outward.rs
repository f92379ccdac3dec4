//! Links that lead out of the yearbook: what can be wrong with them, and what to do (Y0230 to Y0237). Each is a warning: other
//! people's servers keep no yearbook from being published.

rows! { $ outward
    /// An address at which there is nothing.
    OutwardGone { address: String, status: u16 } = "Y0230" Warning Content,
        zh: format!("网址“{address}”上已经没有东西了（{status}）"),
            "在浏览器里打开看看；找到新的网址就换上，找不到就删去链接，只留文字。";
        en: format!("there is nothing at “{address}” any more ({status})"),
            "Open it in a browser. Put in the new address if there is one; else delete the link and keep its words.";
    /// An address whose server answers otherwise.
    OutwardRefused { address: String, status: u16 } = "Y0231" Warning Content,
        zh: format!("网址“{address}”的服务器出了错（{status}）"),
            "多半是那边一时的毛病，过一天再检查；一直这样，就换一个网址。";
        en: format!("the server of “{address}” reports an error ({status})"),
            "Most often it passes. Check again in a day, and replace the address if it stays so.";
    /// An address whose host there is not.
    OutwardNoHost { address: String } = "Y0232" Warning Content,
        zh: format!("找不到网址“{address}”的网站"),
            "核对网站的名字有没有写错，本机能不能上网；网站关了，就删去链接，只留文字。";
        en: format!("the website of “{address}” cannot be found"),
            "Check the spelling of its name, and whether this machine is on the network. If the website is gone, delete the link and keep its words.";
    /// An address to which no secure connection can be made.
    OutwardInsecure { address: String, reason: String } = "Y0233" Warning Content,
        zh: format!("和网址“{address}”建不起安全的连接（{reason}）"),
            "多半是那个网站的证书过期了，浏览器也会拦住读者；告诉那个网站，或者换一个网址。";
        en: format!("no secure connection can be made to “{address}” ({reason})"),
            "Most often the website’s certificate has expired, and browsers stop readers, too. Tell the website, or use another address.";
    /// An address that takes too long.
    OutwardSlow { address: String } = "Y0234" Warning Content,
        zh: format!("网址“{address}”太久没有回应"),
            "在浏览器里打开看看；打得开就不用改，打不开就过一天再检查。";
        en: format!("“{address}” takes too long to answer"),
            "Open it in a browser. If it opens, leave it; if not, check again in a day.";
    /// An address that has moved for good.
    OutwardMoved { address: String, to: String } = "Y0235" Warning Content,
        zh: format!("网址“{address}”已经搬走，不再回来"),
            format!("改成“{to}”。");
        en: format!("“{address}” has moved for good"),
            format!("Change it to “{to}”.");
    /// An address that gives no answer.
    OutwardSilent { address: String, reason: Words } = "Y0236" Warning Content,
        zh: format!("网址“{address}”打不开：{reason}"),
            "在浏览器里打开看看；打不开就换一个网址，或者删去链接，只留文字。";
        en: format!("“{address}” does not open: {reason}"),
            "Open it in a browser. If it does not open there, use another address, or delete the link and keep its words.";
    /// More addresses than are asked for.
    OutwardMany { count: usize, limit: usize } = "Y0237" Warning Content,
        zh: format!("年鉴里有 {count} 个网址，一次只检查 {limit} 个，其余的没有检查"),
            "已经检查过的一天之内不再问；要查全部，把文章分开放，分几次检查。";
        en: format!("the yearbook names {count} addresses, and {limit} are checked at a time; the others were not"),
            "To check all of them, check some of the articles at a time.";
}
