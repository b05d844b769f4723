//! The same bytes come out for any thread count, in input order.

use assert_cmd::Command;

/// Reports enough to fill several batches.
fn reports() -> String {
    let bodies = [
        "قصفت طائرات روسية بلدة كفرنبل أمس وقتل 4 مدنيين.",
        "التقى الرئيس المصري وزير الخارجية الفرنسي في القاهرة اليوم الأحد.",
        "تظاهر مئات العمال في تونس احتجاجا على الأجور.",
    ];
    (0..1500)
        .map(|i| {
            let line = serde_json::json!({
                "id": format!("r{i}"), "text": bodies[i % bodies.len()], "published": "2023-05-07",
            });
            format!("{line}\n")
        })
        .collect()
}

fn run(threads: &str, layer: &str) -> Vec<u8> {
    let output = Command::cargo_bin("sijill")
        .expect("the binary is built")
        .args([layer, "--json", "--jsonl", "--threads", threads, "-"])
        .write_stdin(reports())
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn thread_count_changes_no_byte() {
    for layer in ["read", "mentions", "tokens"] {
        let one = run("1", layer);
        assert_eq!(one.iter().filter(|&&byte| byte == b'\n').count(), 1500);
        assert!(one == run("4", layer), "{layer} differs with four threads");
    }
}

#[test]
fn answers_keep_the_order_of_the_input() {
    let out = String::from_utf8(run("3", "read")).unwrap();
    for (i, line) in out.lines().enumerate() {
        assert!(line.contains(&format!("\"ref\":\"r{i}\"")), "line {i}: {line}");
    }
}
