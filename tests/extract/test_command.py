import json

import entente

GOOD = "Russia delivered five S-300 systems to Iran in 2016."


def test_jsonl_prints_claims_and_nothing_else(tmp_path, capsys):
    path = tmp_path / "deal.txt"
    path.write_text(GOOD, encoding="utf8")
    assert entente.main(["extract", str(path), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert [(r["doc"], r["subject"]["id"], r["relation"], r["object"]["id"], r["item"]["name"]) for r in records] == [
        ("deal", "RUS", "supplies", "IRN", "S-300")
    ]
    assert set(records[0]["subject"]) == {"id", "name", "kind", "country", "aliases"}


def test_bad_files_do_not_stop_the_others(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf8")
    (tmp_path / "empty.txt").write_text("", encoding="utf8")
    (tmp_path / "dull.txt").write_text("The weather was fine.", encoding="utf8")
    names = [str(tmp_path / n) for n in ("empty.txt", "none.txt", "good.txt", "dull.txt")]
    assert entente.main(["extract", *names, "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    lines = err.splitlines()
    assert len(lines) == 3
    assert "empty.txt is empty" in lines[0]
    assert "does not exist" in lines[1]
    assert "dull: no claim found" in lines[2]


def test_table_and_file(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf8")
    target = tmp_path / "out.txt"
    assert entente.main(["extract", str(tmp_path / "good.txt"), "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert "Russia supplies Iran [S-300]" in target.read_text(encoding="utf8")


def test_unknown_model_is_one_sentence(tmp_path, capsys):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf8")
    assert entente.main(["extract", str(tmp_path / "good.txt"), "--model", "nothing"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
