//! Reports made from templates: attacks with growing tolls, talks, protests and arrests in several towns,
//! told by several outlets, some of them reprinted.

/// Towns with the day on which something happens there.
const TOWNS: [&str; 8] = ["الموصل", "حلب", "عدن", "درعا", "بنغازي", "تعز", "كركوك", "طرابلس"];

const OUTLETS: [&str; 4] = ["المرفأ", "الضفة اليوم", "صوت الساحل", "الراصد"];

/// The n-th report as a line of JSON. The same number always gives the same report.
pub fn line(n: usize) -> String {
    let town = TOWNS[(n / 5) % TOWNS.len()];
    let day = 1 + (n / 20) % 27;
    let outlet = OUTLETS[n % OUTLETS.len()];
    let dead = 3 + (n / 40) % 5 + n % 3;
    let hurt = dead * 2 + n % 4;
    let (title, text) = match (n / 5) % 4 {
        0 => (
            format!("مقتل {dead} مدنيين في قصف على {town}"),
            format!(
                "قالت مصادر طبية إن {dead} مدنيين قتلوا وأصيب {hurt} آخرون يوم الأحد في قصف مدفعي استهدف \
                 سوقا شعبيا في مدينة {town}. وأضافت المصادر أن بين القتلى طفلين. واتهم مسؤول محلي قوات \
                 النظام بتنفيذ الهجوم."
            ),
        ),
        1 => (
            format!("محادثات في {town} بشأن الهدنة"),
            format!(
                "التقى وزير الخارجية التركي نظيره الإيراني في مدينة {town} أمس لبحث اتفاق لوقف إطلاق النار. \
                 وقال المتحدث باسم الوزارة إن الجانبين اتفقا على مواصلة المحادثات الأسبوع المقبل."
            ),
        ),
        2 => (
            format!("متظاهرون في {town} يطالبون بالكهرباء"),
            format!(
                "تظاهر مئات من سكان مدينة {town} اليوم احتجاجا على انقطاع التيار الكهربائي، وطالبوا باستقالة \
                 المحافظ. واعتقلت الشرطة {dead} من المحتجين، بحسب شهود عيان."
            ),
        ),
        _ => (
            format!("الجيش يعلن اعتقال {dead} مسلحين قرب {town}"),
            format!(
                "أعلن الجيش الليبي أن قواته اعتقلت {dead} مسلحين يوم الاثنين في عملية أمنية قرب مدينة {town}. \
                 وهدد قائد ميداني بشن هجوم جديد إذا لم يسلم المسلحون أسلحتهم."
            ),
        ),
    };
    // Every fifth report reprints the one before it, with a line of its own.
    let text = if n % 5 == 4 { format!("{text} نقلا عن وكالات.") } else { text };
    serde_json::json!({
        "id": format!("r{n}"),
        "title": title,
        "text": text,
        "published": format!("2021-03-{day:02}T{:02}:15:00", 6 + n % 12),
        "outlet": outlet,
    })
    .to_string()
}
