//! Photographs that cannot be used: each is told by its name with what to do, and costs the others nothing.

use super::yearbook::{Yearbook, codes, jpeg, png, program};

/// A PNG that claims these sides and holds nothing.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(4, 4);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    file
}

#[test]
fn each_bad_photograph_is_told_by_name_and_all_in_one_run() {
    let names = ["cut", "empty", "text", "bomb", "heic", "renamed", "good"];
    let body = names.map(|name| format!("![{name}]({name}.jpg)\n\n")).concat();
    let whole = jpeg(60, 40, 9);
    let book = Yearbook::saying(&body);
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 40]].concat();
    for (name, bytes) in [
        ("cut", &whole[..whole.len() / 2]),
        ("empty", b"".as_slice()),
        ("text", "这不是图片".as_bytes()),
        ("bomb", &claiming(65_000, 65_000)),
        ("heic", &heic),
        // A PNG by another name is no mistake: what counts is what is in it.
        ("renamed", &png(60, 40)),
        ("good", &whole),
    ] {
        book.write_bytes(&format!("assets/{name}.jpg"), bytes);
    }
    insta::assert_snapshot!(book.told(), @"
    错误[Y0051]：图片不完整，后半部分缺失
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![cut](cut.jpg)
      办法：重新复制一份原图；复制或下载时可能中断了。
    错误[Y0051]：图片文件是空的
      位置：content/01-卷首/01-攀登.md:6:1
      原文：![empty](empty.jpg)
      办法：重新复制一份原图；复制或下载时可能中断了。
    错误[Y0051]：这个文件其实不是图片
      位置：content/01-卷首/01-攀登.md:8:1
      原文：![text](text.jpg)
      办法：用看图软件打开它，另存为 JPEG 或 PNG。
    错误[Y0051]：图片太大（65000 × 65000 像素）
      位置：content/01-卷首/01-攀登.md:10:1
      原文：![bomb](bomb.jpg)
      办法：用看图软件把它缩小到每边 20000 像素以内、总共不到 2 亿像素，再放进来。
    错误[Y0051]：这是 iPhone 的 HEIC 照片，浏览器大多不能显示
      位置：content/01-卷首/01-攀登.md:12:1
      原文：![heic](heic.jpg)
      办法：在手机上打开“设置 → 相机 → 格式”，选“兼容性最佳”后重拍；已有的照片用看图软件另存为 JPEG。
    ");
    assert!(!book.out().exists());
}

#[test]
fn a_folder_with_a_photograph_s_name_is_only_a_folder() {
    let book = Yearbook::saying("![图](album.jpg)");
    std::fs::create_dir_all(book.root().join("assets/album.jpg")).unwrap();
    insta::assert_snapshot!(book.told(), @"
    错误[Y0050]：找不到图片“album.jpg”
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![图](album.jpg)
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    ");
}

/// The most memory that a program took, in kilobytes, as Linux tells it; looked at until the program ends.
fn peak(child: &mut std::process::Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok());
        most = most.max(now.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    most
}

/// Two scans, `a.jpg` and `b.jpg`, of a hundred million black pixels: 100 MB each when decoded, two at once would take 200.
#[cfg(target_os = "linux")]
fn with_scans(book: &Yearbook) {
    let drawn = book.outside().join("flat.jpg");
    // Saved by its own crate, which is optimised; in this one a hundred million of anything take long.
    image::DynamicImage::new_luma8(12_500, 8_000).save(&drawn).unwrap();
    let file = std::fs::read(&drawn).unwrap();
    for name in ["a", "b"] {
        // A comment makes each a photograph of its own.
        let own = [&file[..2], b"\xFF\xFE\0\x03", name.as_bytes(), &file[2..]].concat();
        book.write_bytes(&format!("assets/{name}.jpg"), &own);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn large_scans_are_developed_one_at_a_time_however_many_threads_there_are() {
    let book = Yearbook::saying("![一](a.jpg)\n\n![二](b.jpg)");
    with_scans(&book);
    let mut build = program(&book.root())
        .args(["build", "--jobs", "4"])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let most = peak(&mut build);
    assert!(build.wait().unwrap().success());
    assert!(most > 90_000, "it took {most} kB: was nothing developed?");
    assert!(most < 190_000, "it took {most} kB");
    assert_eq!(book.routes_in("photos/").len(), 2 * 6);
}

/// A progressive JPEG of four inks that claims these sides, and whose scan is cut short: 165 bytes.
fn inks_claiming(side: u16) -> Vec<u8> {
    let [high, low] = side.to_be_bytes();
    let mut file = b"\xFF\xD8\xFF\xDB\0\x43\0".to_vec();
    file.extend([1; 64]);
    file.extend([0xFF, 0xC2, 0, 20, 8, high, low, high, low, 4]);
    (1..=4).for_each(|component| file.extend([component, 0x11, 0]));
    // The one code of one bit stands for zero.
    file.extend(b"\xFF\xC4\0\x14\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    file.extend([0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 0, 0]);
    file.extend([0; 10]);
    file.extend([0xFF, 0xD9]);
    file
}

#[test]
fn a_small_file_that_would_take_gigabytes_to_decode_is_told_and_others_go_on() {
    let book = Yearbook::saying("![inks](inks.jpg)").photo("assets/good.jpg", 30, 20);
    book.write_bytes("assets/inks.jpg", &inks_claiming(14_000));
    insta::assert_snapshot!(book.told(), @"
    错误[Y0051]：图片太大（14000 × 14000 像素）
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![inks](inks.jpg)
      办法：印刷用的（CMYK）和少见的 JPEG 解开来太占内存：用看图软件把它另存为普通的 RGB 图片，或者缩小。
    ");
    book.write("content/01-卷首/01-攀登.md", "---\n标题: 攀登\n---\n![图](good.jpg)\n");
    assert_eq!(codes(&book.build()), [""; 0]);
}

#[test]
#[cfg(unix)]
fn a_photograph_that_may_not_be_read_is_told_by_its_name() {
    use std::os::unix::fs::PermissionsExt;
    let book = Yearbook::saying("![图](locked.jpg)").photo("assets/locked.jpg", 30, 20);
    let path = book.root().join("assets/locked.jpg");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).unwrap();
    // The system's administrator may read everything.
    if std::fs::read(&path).is_err() {
        let told = book.told();
        assert!(told.contains("assets/locked.jpg") && told.contains("办法"), "{told}");
        assert!(!book.out().exists());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn bombs_and_large_scans_are_developed_within_a_bound_of_the_system() {
    let book =
        Yearbook::saying("![一](a.jpg)\n\n![二](b.jpg)\n\n![三](good.jpg)").photo("assets/good.jpg", 30, 20);
    with_scans(&book);
    // Nobody shows these, but each is looked at.
    book.write_bytes("assets/bomb.png", &claiming(65_000, 65_000));
    book.write_bytes("assets/inks.jpg", &inks_claiming(20_000));
    let build = |kilobytes: u32| {
        let limited = format!("ulimit -v {kilobytes}; exec \"$0\" build --jobs 4");
        let program = env!("CARGO_BIN_EXE_yearbook");
        let shell = std::process::Command::new("sh")
            .args(["-c", &limited, program])
            .current_dir(book.root())
            .output();
        shell.unwrap()
    };
    // Four threads' stacks and heaps are reserved, not taken: most of this is address space.
    let ran = build(1_000_000);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(book.routes_in("photos/").len(), 2 * 6 + 2);
}
