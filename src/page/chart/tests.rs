//! What every chart keeps to: no two words overlap, none leaves the drawing, whatever the names and the numbers are.

use super::*;

fn yearly(first: i16, values: &[f64]) -> Vec<Datum> {
    let period = |year| Date::parse(&format!("{year}")).unwrap();
    let datum = |(year, value): (i16, &f64)| Datum::of_period(period(year), Some(*value), value.to_string());
    (first..).zip(values).map(datum).collect()
}

fn subject<'s>(title: &'s str, unit: Option<&'s str>) -> Subject<'s> {
    Subject { title, unit }
}

fn texts<'c>(chart: &'c ChartView, kind: &str) -> Vec<&'c str> {
    chart.labels.iter().filter(|label| label.kind == kind).map(|label| label.text.as_str()).collect()
}

/// Fails where two words of the chart overlap, or one leaves the drawing, or a mark does.
fn assert_readable(chart: &ChartView, what: &str) {
    let place = |label: &LabelView| label::rectangle(label.anchor, label.x, label.y, &label.text);
    for (at, label) in chart.labels.iter().enumerate() {
        let own = place(label);
        assert!(own.left >= -0.1 && own.right <= WIDTH + 0.1, "{what}: {label:?} {own:?}");
        assert!(own.top >= -0.1 && own.bottom <= chart.height + 0.1, "{what}: {label:?} {}", chart.height);
        for other in chart.labels.iter().skip(at + 1) {
            let (own, other_place) = (shrunk(&own), shrunk(&place(other)));
            assert!(!own.meets(&other_place), "{what}: {label:?} {other:?}");
        }
    }
    for bar in &chart.bars {
        assert!(bar.x >= -0.1 && bar.x + bar.width <= WIDTH + 0.1, "{what}: {bar:?}");
        assert!(bar.y >= -0.1 && bar.y + bar.height <= chart.height + 0.1, "{what}: {bar:?}");
        assert!(bar.width.is_finite() && bar.height.is_finite());
    }
}

/// Places are rounded to a tenth, so that two that touch may seem to overlap by as much.
fn shrunk(place: &label::Rectangle) -> label::Rectangle {
    label::Rectangle {
        left: place.left + 0.1,
        top: place.top + 0.1,
        right: place.right - 0.1,
        bottom: place.bottom - 0.1,
    }
}

/// Numbers without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // The constants of Knuth's MMIX.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn name(&mut self) -> String {
        const HAN: [char; 12] = ['武', '进', '区', '科', '协', '（', '）', '“', '四', '长', '”', '、'];
        let length = 1 + self.roll(30);
        (0..length).map(|_| HAN[self.roll(HAN.len())]).collect()
    }

    /// A value and how it is read: small, huge, with a fraction, below nothing, nothing, not known.
    fn value(&mut self, may_lack: bool) -> (Option<f64>, String) {
        let digits = |dice: &mut Self, count: usize| -> String {
            (0..count).map(|_| char::from(b'0' + u8::try_from(dice.roll(10)).unwrap())).collect()
        };
        let text = match self.roll(if may_lack { 7 } else { 5 }) {
            0 => digits(self, 1),
            1 => format!("1{}", digits(self, 3)),
            2 => format!("9{}", digits(self, 22)),
            3 => format!("{}.{}", digits(self, 2), digits(self, 9)),
            4 => "0".to_owned(),
            5 => format!("-{}.5", digits(self, 4)),
            _ => return (None, "不详".to_owned()),
        };
        (Some(text.parse().unwrap()), text)
    }

    fn data(&mut self, count: usize, may_lack: bool) -> Vec<Datum> {
        let datum = |_| {
            let (value, text) = self.value(may_lack);
            Datum::named(self.name(), value, text)
        };
        (0..count).map(datum).collect()
    }
}

#[test]
fn a_few_years_are_columns_with_all_their_labels() {
    let chart = series(subject("会员", Some("人")), &yearly(2021, &[120.0, 135.0, 90.0])).unwrap();
    assert_eq!((chart.form, chart.bars.len(), &chart.lines[..]), ("columns", 3, &[][..]));
    assert_eq!(texts(&chart, "value"), ["120", "135", "90"]);
    assert_eq!(texts(&chart, "name"), ["2021年", "2022年", "2023年"]);
    assert_eq!(chart.bars.iter().map(|bar| bar.height).collect::<Vec<_>>(), [133.3, 150.0, 100.0]);
    assert_eq!(chart.bars.iter().map(|bar| bar.last).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!((chart.rules[0].y1, chart.height), (170.0, 194.0));
    assert_eq!(chart.description, "2021年120人，2023年90人；最高2022年135人，最低2023年90人。");
    assert_readable(&chart, "");
}

#[test]
fn words_never_overlap_however_many_there_are() {
    for count in 2..60 {
        for scale in [1.0, 1234.5, 1e9] {
            let values: Vec<f64> = (0..count).map(|at| f64::from((at * 7919) % 97 - 20) * scale).collect();
            let chart = series(subject("数", None), &yearly(1960, &values)).unwrap();
            assert_readable(&chart, "");
            assert!(texts(&chart, "value").len() >= 2 && texts(&chart, "name").len() >= 2, "{count}");
            let last = format!("{}", values[values.len() - 1]);
            assert!(texts(&chart, "value").contains(&last.as_str()), "{count} {scale}");
        }
    }
}

#[test]
fn many_years_are_a_line() {
    let values: Vec<f64> = (0..13).map(f64::from).collect();
    let chart = series(subject("数", None), &yearly(2011, &values)).unwrap();
    assert_eq!((chart.form, chart.bars.len(), chart.lines.len()), ("lines", 0, 1));
    assert_eq!(chart.lines[0].points.split(' ').count(), 13);
    assert_eq!(texts(&chart, "value"), ["0", "12"]);
    assert_eq!(chart.dots.iter().map(|dot| dot.last).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn columns_below_nothing_hang_from_the_line() {
    let chart = series(subject("差", None), &yearly(2022, &[-50.0, 100.0])).unwrap();
    assert_eq!((chart.rules[0].y1, chart.bars[0].y, chart.bars[0].height), (120.0, 120.0, 50.0));
    assert_eq!((chart.bars[1].y, chart.bars[1].height), (20.0, 100.0));
    assert_readable(&chart, "");
    let flat = series(subject("零", None), &yearly(2022, &[0.0, 0.0])).unwrap();
    assert_eq!(flat.bars.iter().map(|bar| bar.height).collect::<Vec<_>>(), [0.0, 0.0]);
}

#[test]
fn one_year_is_no_chart() {
    assert_eq!(series(subject("数", None), &yearly(2023, &[1.0])), None);
    assert_eq!(series(subject("数", None), &[]), None);
}

#[test]
fn short_names_stand_beside_their_bars_and_long_ones_above() {
    let data = |names: [&str; 2]| -> Vec<Datum> {
        let values = [(30.0, "30"), (-15.0, "-15")];
        names
            .iter()
            .zip(values)
            .map(|(name, (value, text))| Datum::named((*name).to_owned(), Some(value), text.to_owned()))
            .collect()
    };
    let short = data(["国家级", "省级"]);
    let chart = bars(subject("基地", Some("家")), &short, Span::from_zero(short.iter()));
    // 36 for the names, 21.6 for -15 and 14.4 for 30, each with 6 to keep apart; a third of the rest is below nothing.
    assert_eq!((chart.bars[0].x, chart.bars[0].width), (151.6, 164.0));
    assert_eq!((chart.bars[1].x + chart.bars[1].width, chart.height), (chart.bars[0].x, 52.0));
    assert_eq!((chart.bars[1].width, chart.bars[0].width), (82.0, 164.0));
    assert_readable(&chart, "short");
    assert_eq!(chart.description, "国家级30家，省级-15家。");
    let long = data(["非营业性科普场馆年参观人次", "参与培训的劳动者"]);
    let chart = bars(subject("人次", None), &long, Span::from_zero(long.iter()));
    assert_eq!((chart.bars[0].x, chart.bars[0].width), (112.0, 224.0));
    assert_readable(&chart, "long");
}

#[test]
fn bars_are_readable_whatever_they_are_of() {
    let mut dice = Dice(7);
    for round in 0..400 {
        let count = 1 + round % 24;
        let data = dice.data(count, true);
        let chart = bars(subject("数", None), &data, Span::from_zero(data.iter()));
        assert_readable(&chart, &format!("{data:?}"));
        let known = data.iter().filter(|datum| datum.value.is_some()).count();
        assert_eq!(chart.bars.len(), known);
        for datum in &data {
            let said: String = texts(&chart, "value").concat();
            assert!(said.contains(&datum.text), "{datum:?}");
        }
        assert_readable(&columns(subject("数", None), &data, Span::from_zero(data.iter())), "columns");
    }
}

#[test]
fn columns_whose_names_do_not_fit_are_bars() {
    let data = |name: &str| -> Vec<Datum> {
        (0..3).map(|_| Datum::named(name.to_owned(), Some(1.0), "1".to_owned())).collect()
    };
    let form = |data: &[Datum]| columns(subject("数", None), data, Span::from_zero(data.iter())).form;
    assert_eq!((form(&data("国家级")), form(&data("非营业性科普场馆"))), ("columns", "bars"));
}

#[test]
fn lines_are_readable_whatever_they_are_of() {
    let mut dice = Dice(11);
    for round in 0..400 {
        let (lines_count, periods) = (1 + round % 6, 2 + dice.roll(23));
        let all: Vec<Series> = (0..lines_count)
            .map(|_| {
                let mut data = dice.data(periods, true);
                for (datum, year) in data.iter_mut().zip(2000..) {
                    *datum = Datum {
                        name: format!("{year}年"),
                        short: year.to_string(),
                        time: f64::from(year),
                        ..datum.clone()
                    };
                }
                Series { name: dice.name(), data }
            })
            .collect();
        let chart = lines(subject("数", None), &all, round % 3 == 0);
        assert_readable(&chart, &format!("{round}"));
        for series in all.iter().filter(|series| series.data.iter().any(|datum| datum.value.is_some())) {
            let said: String = texts(&chart, "name").concat();
            assert!(said.contains(&series.name), "{} {said}", series.name);
        }
    }
}

#[test]
fn lines_that_do_not_start_at_nothing_say_so() {
    let all = [
        Series { name: "甲".to_owned(), data: yearly(2021, &[96.0, 97.0, 99.0]) },
        Series { name: "乙".to_owned(), data: yearly(2021, &[98.0, 97.5, 97.0]) },
    ];
    let chart = lines(subject("数", None), &all, true);
    assert_eq!(texts(&chart, "note"), ["纵轴不从零起"]);
    assert_eq!(texts(&chart, "scale"), ["96", "97", "98", "99"]);
    let whole = lines(subject("数", None), &all, false);
    assert_eq!((texts(&whole, "note").len(), texts(&whole, "scale")[0]), (0, "0"));
    assert!(whole.dots[0].path != whole.dots[3].path.replace(' ', "") && whole.lines[1].series == 2);
}

#[test]
fn a_gap_in_what_is_known_is_a_gap_in_the_line() {
    let mut data = yearly(2019, &[1.0, 2.0, 3.0, 4.0, 5.0]);
    data[2].value = None;
    let chart = lines(subject("数", None), &[Series { name: "甲".to_owned(), data }], false);
    assert_eq!(chart.lines.iter().map(|line| line.points.split(' ').count()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn shares_fill_the_whole() {
    let part = |name: &str, value: f64| Datum::named(name.to_owned(), Some(value), value.to_string());
    let data = [part("甲", 10.0), part("乙", 30.0), part("丙", 40.0)];
    let chart = shares(subject("构成", Some("家")), &data, 80.0, false);
    let wide: f64 = chart.bars.iter().map(|bar| bar.width).sum();
    assert_eq!((wide + 4.0, chart.bars[2].width * 2.0), (336.0, 332.0));
    assert_eq!(texts(&chart, "value"), ["10（12.5%）", "30（37.5%）", "40（50.0%）"]);
    assert_eq!(chart.description, "甲10家，占12.5%；乙30家，占37.5%；丙40家，占50.0%。");
}

#[test]
fn shares_are_readable_whatever_they_are_of() {
    let mut dice = Dice(13);
    for round in 0..400 {
        let data = dice.data(2 + round % 7, false);
        let whole: f64 = data.iter().filter_map(|datum| datum.value).sum();
        let chart = shares(subject("数", None), &data, whole, round % 2 == 0);
        assert_readable(&chart, &format!("{data:?}"));
    }
}
