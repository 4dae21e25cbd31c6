"""Tables of URLs: what each names, and what it does not."""

# ruff: noqa: E501  (URLs are as long as they are)

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mdcatalog import links

HASH = "0123456789abcdef0123456789abcdef01234567"

# url, site, id, identifiers
NAMED: list[tuple[str, str, str, str]] = [
    ("https://arxiv.org/abs/1706.03762", "arxiv", "1706.03762", "arxiv"),
    ("http://www.arxiv.org/abs/1706.03762v5", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/pdf/1706.03762.pdf", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/pdf/1706.03762v2.pdf", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/pdf/1706.03762", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/html/2401.01234v1", "arxiv", "2401.01234", "arxiv"),
    ("https://export.arxiv.org/abs/cs/0112017", "arxiv", "cs/0112017", "arxiv"),
    ("https://arxiv.org/abs/math.GT/0309136v1", "arxiv", "math/0309136", "arxiv"),
    ("https://arxiv.org/pdf/cs/0112017.pdf", "arxiv", "cs/0112017", "arxiv"),
    ("https://ar5iv.labs.arxiv.org/html/1706.03762", "arxiv", "1706.03762", "arxiv"),
    ("https://www.alphaxiv.org/abs/1706.03762", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/abs/1706.03762#comments", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/abs/1706.03762?context=cs", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "arxiv", "1706.03762", "arxiv"),
    ("https://arxiv.org/pdf/1706.03762.pdf%5Cnhttp://a.org", "arxiv", "1706.03762", "arxiv"),
    (
        "http://www.nature.com/nature/journal/v521/n7553/full/nature14539.html",
        "nature",
        "10.1038/nature14539",
        "doi",
    ),
    ("https://www.zhihu.com/api/v4/zvideos/123456", "zhihu", "123456", "zhihu"),
    ("https://doi.org/10.48550/arXiv.1706.03762", "doi", "1706.03762", "arxiv"),
    ("https://huggingface.co/papers/1706.03762", "huggingface", "1706.03762", "arxiv"),
    ("https://doi.org/10.1038/Nature14539", "doi", "10.1038/nature14539", "doi"),
    ("http://dx.doi.org/10.1145/3292500.3330701", "doi", "10.1145/3292500.3330701", "doi"),
    ("https://dl.acm.org/doi/abs/10.1145/3292500.3330701", "acm", "10.1145/3292500.3330701", "doi"),
    ("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701", "acm", "10.1145/3292500.3330701", "doi"),
    (
        "https://link.springer.com/article/10.1007/s11263-015-0816-y",
        "springer",
        "10.1007/s11263-015-0816-y",
        "doi",
    ),
    (
        "https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf",
        "springer",
        "10.1007/s11263-015-0816-y",
        "doi",
    ),
    (
        "https://www.nature.com/articles/s41586-021-03819-2",
        "nature",
        "10.1038/s41586-021-03819-2",
        "doi",
    ),
    (
        "https://www.biorxiv.org/content/10.1101/2020.01.02.123456v1",
        "biorxiv",
        "10.1101/2020.01.02.123456",
        "doi",
    ),
    ("https://openreview.net/forum?id=AbC_dEf-12", "openreview", "AbC_dEf-12", "openreview"),
    ("https://openreview.net/pdf?id=AbC_dEf-12&noteId=x", "openreview", "AbC_dEf-12", "openreview"),
    ("https://aclanthology.org/2023.emnlp-tutorial.4.pdf", "acl", "2023.emnlp-tutorial.4", "acl"),
    ("https://aclanthology.org/P18-1175/", "acl", "P18-1175", "acl"),
    ("https://www.aclweb.org/anthology/P18-1175.pdf", "acl", "P18-1175", "acl"),
    ("http://aclweb.org/anthology/D18-1001", "acl", "D18-1001", "acl"),
    ("https://www.aclweb.org/anthology/2020.acl-main.1v2.pdf", "acl", "2020.acl-main.1", "acl"),
    (
        f"https://www.semanticscholar.org/paper/Some-Title-Author/{HASH}",
        "semanticscholar",
        HASH,
        "semanticscholar",
    ),
    (
        f"https://www.semanticscholar.org/paper/{HASH}?p2df",
        "semanticscholar",
        HASH,
        "semanticscholar",
    ),
    (
        f"https://api.semanticscholar.org/graph/v1/paper/{HASH}?fields=citationCount",
        "semanticscholar",
        HASH,
        "semanticscholar",
    ),
    (
        "https://api.semanticscholar.org/CorpusID:13756489",
        "semanticscholar",
        "CorpusID:13756489",
        "semanticscholar",
    ),
    (
        "https://api.semanticscholar.org/graph/v1/paper/arXiv:1706.03762",
        "semanticscholar",
        "1706.03762",
        "arxiv",
    ),
    (
        "https://www.bilibili.com/video/BV1pu411o7BE/?spm_id_from=333",
        "bilibili",
        "BV1pu411o7BE",
        "bilibili",
    ),
    ("https://www.bilibili.com/video/BV1pu411o7BE?p=2", "bilibili", "BV1pu411o7BE", "bilibili"),
    ("http://bilibili.com/video/av170001", "bilibili", "av170001", "bilibili"),
    (
        "https://api.bilibili.com/x/web-interface/view?bvid=BV1pu411o7BE",
        "bilibili",
        "BV1pu411o7BE",
        "bilibili",
    ),
    ("https://player.bilibili.com/player.html?aid=170001", "bilibili", "av170001", "bilibili"),
    ("https://b23.tv/BV1pu411o7BE", "bilibili", "BV1pu411o7BE", "bilibili"),
    ("https://www.youtube.com/watch?v=abcdefghi-_", "youtube", "abcdefghi-_", "youtube"),
    (
        "https://www.youtube.com/watch?list=PLabcdefghijk&v=abcdefghi-_&t=3s",
        "youtube",
        "abcdefghi-_",
        "youtube",
    ),
    ("https://youtu.be/abcdefghi-_?list=LL", "youtube", "abcdefghi-_", "youtube"),
    ("https://www.youtube.com/embed/abcdefghi-_", "youtube", "abcdefghi-_", "youtube"),
    ("https://youtube.com/shorts/abcdefghi-_", "youtube", "abcdefghi-_", "youtube"),
    ("https://m.youtube.com/watch?v=abcdefghi-_", "youtube", "abcdefghi-_", "youtube"),
    ("https://www.youtube.com/live/abcdefghi-_", "youtube", "abcdefghi-_", "youtube"),
    (
        "https://www.youtube.com/playlist?list=PLabcdefghijk",
        "youtube",
        "PLabcdefghijk",
        "youtube",
    ),
    (
        "https://www.youtube.com/embed/videoseries?list=PLabcdefghijk",
        "youtube",
        "PLabcdefghijk",
        "youtube",
    ),
    ("https://www.youtube.com/@someone/videos", "youtube", "@someone", None),
    ("https://www.youtube.com/channel/UCabc", "youtube", "channel:UCabc", None),
    (
        "https://huggingface.co/collections/o/name-123abc",
        "huggingface",
        "collections/o/name-123abc",
        "huggingface",
    ),
    ("https://vimeo.com/123456789", "vimeo", "123456789", "vimeo"),
    ("https://zhuanlan.zhihu.com/p/123456", "zhihu", "123456", "zhihu"),
    ("https://www.zhihu.com/question/123/answer/456", "zhihu", "question/123/answer/456", "zhihu"),
    ("https://www.zhihu.com/question/123", "zhihu", "question/123", "zhihu"),
    ("https://www.zhihu.com/zvideo/123456", "zhihu", "123456", "zhihu"),
    ("https://github.com/openai/CLIP", "github", "openai/CLIP", "github"),
    ("https://github.com/openai/CLIP.git", "github", "openai/CLIP", "github"),
    ("https://github.com/openai/CLIP#readme", "github", "openai/CLIP", "github"),
    ("https://github.com/openai/CLIP/tree/main", "github", "openai/CLIP", "github"),
    ("https://github.com/openai/CLIP/", "github", "openai/CLIP", "github"),
    ("https://github.com/openai/CLIP/tree/main/data", "github", "openai/CLIP", ""),
    ("https://github.com/openai/CLIP/blob/main/README.md", "github", "openai/CLIP", ""),
    ("https://github.com/openai/CLIP/issues/38", "github", "openai/CLIP", ""),
    ("https://github.com/openai/CLIP/wiki", "github", "openai/CLIP", ""),
    ("https://github.com/openai/CLIP/releases", "github", "openai/CLIP", ""),
    ("https://raw.githubusercontent.com/openai/CLIP/main/CLIP.png", "github", "openai/CLIP", ""),
    ("https://gitlab.com/owner/name", "gitlab", "owner/name", "gitlab"),
    ("https://gitee.com/owner/name", "gitee", "owner/name", "gitee"),
    (
        "https://huggingface.co/openai/clip-vit-base-patch32",
        "huggingface",
        "openai/clip-vit-base-patch32",
        "huggingface",
    ),
    ("https://huggingface.co/openai/clip/tree/main", "huggingface", "openai/clip", "huggingface"),
    ("https://huggingface.co/openai/clip/blob/main/README.md", "huggingface", "openai/clip", ""),
    (
        "https://huggingface.co/datasets/owner/name",
        "huggingface",
        "datasets/owner/name",
        "huggingface",
    ),
    (
        "https://huggingface.co/datasets/owner/name/viewer",
        "huggingface",
        "datasets/owner/name",
        "huggingface",
    ),
    ("https://huggingface.co/datasets/squad", "huggingface", "datasets/squad", "huggingface"),
    ("https://hf.co/spaces/owner/name", "huggingface", "spaces/owner/name", "huggingface"),
    (
        "https://www.modelscope.cn/models/owner/name/summary",
        "modelscope",
        "models/owner/name",
        "modelscope",
    ),
    ("https://www.kaggle.com/datasets/owner/name", "kaggle", "datasets/owner/name", "kaggle"),
    ("https://www.kaggle.com/owner/name", "kaggle", "datasets/owner/name", "kaggle"),
    ("https://www.kaggle.com/c/name/data", "kaggle", "competitions/name", "kaggle"),
    ("https://www.kaggle.com/competitions/name", "kaggle", "competitions/name", "kaggle"),
    ("https://zenodo.org/record/12345", "zenodo", "12345", "zenodo"),
    ("https://zenodo.org/records/12345#files", "zenodo", "12345", "zenodo"),
    ("https://pypi.org/project/Some_Package/", "pypi", "some-package", "pypi"),
    ("https://www.npmjs.com/package/@scope/name", "npm", "@scope/name", "npm"),
]


@pytest.mark.parametrize(("url", "site", "name", "scheme"), NAMED)
def test_named(url: str, site: str, name: str, scheme: str) -> None:
    found = links.identify(url)
    assert (found.site, found.id) == (site, name)
    expected = name.lower() if scheme in {"github", "gitlab", "gitee"} else name
    assert links.identifiers(url) == (((scheme, expected),) if scheme else ())


@pytest.mark.parametrize(("url", "site", "name", "scheme"), [row for row in NAMED if row[3]])
def test_canonical_names_the_same(url: str, site: str, name: str, scheme: str) -> None:
    (pair,) = links.identifiers(url)
    assert links.identifiers(links.canonical(*pair)) == (pair,)
    assert links.find_identifier(url) == pair
    assert links.find_identifier(":".join(pair)) == pair


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://arxiv.org/list/cs.CL/recent", "arxiv"),
        ("https://arxiv.org/", "arxiv"),
        ("https://arxiv.org/a/author_1", "arxiv"),
        ("https://arxiv.org/abs/1799.03762", "arxiv"),
        ("https://github.com/topics/nlp", "github"),
        ("https://github.com/features/actions", "github"),
        ("https://github.com/sponsors/owner", "github"),
        ("https://github.com/openai", "github"),
        ("https://github.com", "github"),
        ("https://gist.github.com/owner/abc", "gist"),
        ("https://owner.github.io/page", "github-pages"),
        ("https://huggingface.co/blog/rlhf", "huggingface"),
        ("https://huggingface.co/docs/transformers/index", "huggingface"),
        ("https://huggingface.co/owner", "huggingface"),
        ("https://huggingface.co/datasets", "huggingface"),
        ("https://b23.tv/abcdefg", "bilibili"),
        ("https://space.bilibili.com/1567748478", "bilibili"),
        ("https://www.youtube.com/", "youtube"),
        ("https://www.youtube.com/results?search_query=x", "youtube"),
        ("https://www.zhihu.com/people/someone", "zhihu"),
        ("https://openreview.net/group?id=ICLR.cc/2023", "openreview"),
        ("https://aclanthology.org/volumes/P18-1/", "acl"),
        ("https://www.semanticscholar.org/author/A/123", "semanticscholar"),
        ("https://openaccess.thecvf.com/content/CVPR2023/papers/A.pdf", "cvf"),
        ("http://www.cv-foundation.org/openaccess/A.pdf", "cvf"),
        ("https://proceedings.mlr.press/v139/a.html", "pmlr"),
        ("https://papers.nips.cc/paper/1", "neurips"),
        ("https://mp.weixin.qq.com/s/abc", "weixin"),
        ("https://blog.csdn.net/someone/article/details/1", "csdn"),
        ("https://someone.medium.com/a-b", "medium"),
        ("https://pan.baidu.com/s/1abc", "baidu-pan"),
        ("https://x.com/someone", "twitter"),
        ("https://zh.wikipedia.org/wiki/A", "wikipedia"),
        ("https://img.shields.io/badge/a-b-red", "shields"),
        ("https://www.kaggle.com/learn/python", "kaggle"),
        ("https://www.coursera.org/learn/x", "coursera"),
        ("https://scholar.google.com/scholar?q=x", "google-scholar"),
        ("https://drive.google.com/file/d/1", "google-drive"),
        ("https://colab.research.google.com/drive/1", "colab"),
        ("https://foo.readthedocs.io/en/latest", "docs"),
        ("https://example.org/arxiv.org/abs/1706.03762", None),
        ("https://notgithub.com/openai/CLIP", None),
        ("https://arxiv.org.example.com/abs/1706.03762", None),
        ("ftp://arxiv.org/abs/1706.03762", None),
        ("./github.com/openai/CLIP", None),
        ("mailto:someone@github.com", None),
        ("", None),
        ("https://", None),
    ],
)
def test_names_nothing(url: str, site: str | None) -> None:
    found = links.identify(url)
    assert (found.site, found.scheme, found.id) == (site, None, None)
    assert links.identifiers(url) == ()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://ebooks.quay.example/doi/10.3233/FAIA1234", "10.3233/faia1234"),
        ("https://www.pier.example/insight/content/doi/10.1108/JD-01/full/html", "10.1108/jd-01"),
        ("https://drops.dagstuhl.de/entities/document/10.4230/LIPIcs.CP.1", "10.4230/lipics.cp.1"),
        ("https://quay.example/release/10.15/notes", None),
        ("https://quay.example/10.2024/", None),
    ],
)
def test_doi_anywhere(url: str, name: str | None) -> None:
    assert dict(links.identifiers(url)).get("doi") == name


def test_unknown_site_is_all_none() -> None:
    assert links.identify("https://example.org/x") == links.LinkId(None, None, None, None)


def camo(url: str) -> str:
    return f"https://camo.githubusercontent.com/{HASH}/{url.encode().hex()}"


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        (camo("https://img.shields.io/a?b=c&d=e"), "https://img.shields.io/a?b=c&d=e"),
        ("https://link.zhihu.com/?target=https%3A//github.com/a/b", "https://github.com/a/b"),
        ("https://link.zhihu.com?target=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://www.google.com/url?q=https://a.org/x&sa=D", "https://a.org/x"),
        (
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.org%2Fx%3Fy%3D1",
            "https://a.org/x?y=1",
        ),
        ("https://google.com/url?q=https://a.org", "https://a.org"),
        ("https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.org&h=1", "https://a.org"),
        ("https://link.juejin.cn/?target=https%3A%2F%2Fa.org", "https://a.org"),
        (camo("https://www.google.com/url?q=https://a.org"), "https://a.org"),
        (
            "https://link.zhihu.com/?target=https%3A//www.google.com/url%3Fq%3Dhttps%253A//a.org",
            "https://a.org",
        ),
        # redirectors that no table knows, by what their addresses say
        (
            "https://hellogithub.com/periodical/statistics/click/?target=https://github.com/gojue/ecapture",
            "https://github.com/gojue/ecapture",
        ),
        ("https://a.example/click?url=https%3A%2F%2Fa.org%2Fx%3Fy%3D1", "https://a.org/x?y=1"),
        ("https://a.example/redirect.php?u=http://a.org/", "http://a.org/"),
        ("https://a.example/redir?to=https://a.org#part", "https://a.org#part"),
        ("https://a.example/Redirect.aspx?id=5&amp;URL=https://a.org", "https://a.org"),
        ("https://a.example/go?dest=https%253A%252F%252Fa.org%252Fx", "https://a.org/x"),
        ("https://a.example/site/goto/?redirect=https://a.org", "https://a.org"),
        ("https://a.example/go-to?url=https://a.org", "https://a.org"),
        ("https://a.example/jump/1234?goto=https://a.org", "https://a.org"),
        ("https://a.example/external-link?url=https://a.org&from=list", "https://a.org"),
        ("https://a.example/leave.html?target=https://a.org", "https://a.org"),
        ("https://a.example/exit?url=https://a.org", "https://a.org"),
        ("https://out.a.example/?url=https://a.org", "https://a.org"),
        ("https://out.reddit.com/t3_5x?url=https%3A%2F%2Fa.org&token=z", "https://a.org"),
        ("https://link.a.example?target=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://click.mail.a.co.uk/c?u=https://a.org", "https://a.org"),
        ("https://go.a.example/?id=7&url=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://safelinks.a.example/?url=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://medium.com/r/?url=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://click.linksynergy.com/deeplink?id=x&murl=https%3A%2F%2Fa.org", "https://a.org"),
        ("https://www.douban.com/link2/?url=https%3A%2F%2Fa.org", "https://a.org"),
        (
            "https://a.example/click?url=https%3A%2F%2Flink.b.example%2F%3Fto%3Dhttps%253A%252F%252Fa.org",
            "https://a.org",
        ),
    ],
)
def test_open_proxies(url: str, opened: str) -> None:
    assert links.open_proxies(url) == opened


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/2020/https://a.org",
        f"https://camo.githubusercontent.com/{HASH}/zz",
        f"https://camo.githubusercontent.com/{HASH}/ff00",
        "https://camo.githubusercontent.com/",
        "https://www.google.com/search?q=https://a.org",
        "https://link.zhihu.com/?target=",
        "https://link.zhihu.com/?target=javascript:alert(1)",
        "https://www.youtube.com/watch?v=x&q=https://a.org",
        "HTTPS://Example.ORG/A%20b?x=1&amp;y#Z",
        # nothing says that they only lead on
        "https://a.example/?url=https://a.org",
        "https://a.example/page?target=https://a.org",
        "https://a.example/articles/jump-in?url=https://a.org",
        "https://a.example/link/converter?url=https://a.org",
        "https://a.example/out/of/sight?url=https://a.org",
        "https://go.dev/?url=https://a.org",
        "https://play.go.dev/?url=https://a.org",
        "https://link.co.uk/?url=https://a.org",
        "https://link.a.example/article/view-of-things?url=https://a.org",
        "https://a.example/click?ref=https://a.org",
        "https://a.example/click?url=a.org",
        "https://a.example/click?url=/local",
        "https://a.example/click?url=ftp://a.org",
        "https://a.example/click?url=https://host",
        "https://a.example/click?url=https://a.org&to=https://b.org",
        "https://vscode.dev/redirect?url=vscode%3Aextension%2Fa",
        # translations, archives, checks, viewers, searches
        "https://translate.google.com/translate?hl=en&sl=zh&u=https://a.org",
        "https://translate.a.example/go?u=https://a.org",
        "https://a.example/go?sl=zh&tl=en&u=https://a.org",
        "https://archive.a.example/out?url=https://a.org",
        "https://web.archive.org/save/go?url=https://a.org",
        "https://validator.w3.org/check?uri=https://a.org",
        "https://validator.w3.org/checklink?uri=https://a.org",
        "https://docs.google.com/viewer?url=https://a.org/x.pdf",
        "https://a.example/viewer/go?url=https://a.org/x.pdf",
        "https://view.officeapps.live.com/op/view.aspx?src=https://a.org/x.docx",
        "https://mozilla.github.io/pdf.js/web/viewer.html?file=https://a.org/x.pdf",
        "https://nbviewer.org/url/?url=https://a.org",
        "https://a.example/search/go?q=https://a.org",
        "https://search.a.example/go?q=https://a.org",
        "https://pagespeed.web.dev/report?url=https://a.org",
        # buttons that share, save, deploy
        "https://www.facebook.com/sharer/sharer.php?u=https://a.org",
        "https://twitter.com/intent/tweet?url=https://a.org",
        "https://twitter.com/share?url=https://a.org",
        "https://t.me/share/link?url=https://a.org",
        "https://a.example/go?url=https://a.org&text=Look",
        "https://a.example/out?url=https://a.org&hashtags=x",
        "https://www.linkedin.com/shareArticle?mini=true&url=https://a.org",
        "https://pinterest.com/pin/create/link/?url=https://a.org",
        "https://www.reddit.com/submit?url=https://a.org",
        "https://news.ycombinator.com/submitlink?u=https://a.org",
        "https://getpocket.com/save?url=https://a.org",
        "https://deploy.workers.cloudflare.com/?url=https://a.org",
        "https://vercel.com/new/clone?repository-url=https://a.org",
        # pictures
        "https://images.weserv.nl/?url=https://a.org/i.png&w=300",
        "https://wsrv.nl/?url=https://a.org/i.png",
        "https://a.example/link?url=https://a.org/i.png&w=300&h=200",
        "https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fa.org%2Fi.png",
        "https://img.a.example/go?url=https://a.org/i.png",
        "https://img.shields.io/badge/dynamic/json?url=https://a.org&query=stars",
        "https://img.shields.io/website?url=https://a.org",
        # pages to log in
        "https://a.example/login?redirect=https://a.org",
        "https://login.a.example/redirect?url=https://a.org",
        "https://accounts.google.com/signin?continue=https://a.org",
        "https://a.example/oauth/redirect?url=https://a.org",
        "https://passport.a.example/go?u=https://a.org",
        "relative/path.png",
        "",
    ],
)
def test_not_a_proxy(url: str) -> None:
    assert links.open_proxies(url) == url


BVID = "https%3A%2F%2Fapi.bilibili.com%2Fx%2Fweb-interface%2Fview%3Fbvid%3DBV1pu411o7BE"
S2 = f"https%3A%2F%2Fapi.semanticscholar.org%2Fgraph%2Fv1%2Fpaper%2F{HASH}%3Ffields%3DcitationCount"


@pytest.mark.parametrize(
    ("url", "facts"),
    [
        (
            f"https://img.shields.io/badge/dynamic/json?label=views&query=data.stat.view&url={BVID}",
            links.BadgeFacts((("bilibili", "BV1pu411o7BE"),), "views", None, True),
        ),
        (
            f"https://img.shields.io/badge/dynamic/json?label=citation&query=citationCount&url={S2}",
            links.BadgeFacts((("semanticscholar", HASH),), "citation", None, True),
        ),
        (
            "https://img.shields.io/github/stars/Owner/Repo?style=flat",
            links.BadgeFacts((("github", "owner/repo"),), "stars", None, True),
        ),
        (
            "https://img.shields.io/github/license/owner/repo.svg",
            links.BadgeFacts((("github", "owner/repo"),), "license", None, True),
        ),
        (
            "https://img.shields.io/youtube/views/abcdefghi-_?style=social",
            links.BadgeFacts((("youtube", "abcdefghi-_"),), "views", None, True),
        ),
        (
            "https://img.shields.io/badge/arXiv-2302.14115-b31b1b.svg",
            links.BadgeFacts((("arxiv", "2302.14115"),), "arXiv", "2302.14115", False),
        ),
        (
            "https://img.shields.io/badge/GitHub-Page-159957.svg",
            links.BadgeFacts((), "GitHub", "Page", False),
        ),
        (
            "https://img.shields.io/badge/a--b__c%20d-e_f-red?logo=x",
            links.BadgeFacts((), "a-b_c d", "e f", False),
        ),
        ("https://img.shields.io/badge/prompt-90EE90", links.BadgeFacts((), None, "prompt", False)),
        (
            "https://img.shields.io/badge/Level-%E4%B8%AD%E7%AD%89-yellow",
            links.BadgeFacts((), "Level", "中等", False),
        ),
        (
            "https://img.shields.io/static/v1?label=a&message=b&color=red",
            links.BadgeFacts((), "a", "b", False),
        ),
        (
            "https://img.shields.io/pypi/v/Some_Package.svg",
            links.BadgeFacts((("pypi", "some-package"),), "v", None, True),
        ),
        (
            "https://badge.fury.io/py/name.svg",
            links.BadgeFacts((("pypi", "name"),), "version", None, True),
        ),
        ("https://awesome.re/badge.svg", links.BadgeFacts((), "awesome", None, False)),
        (
            "https://colab.research.google.com/assets/colab-badge.svg",
            links.BadgeFacts((), "colab", None, False),
        ),
        (
            "https://visitor-badge.laobi.icu/badge?page_id=a.b",
            links.BadgeFacts((), "visitors", None, True),
        ),
        (
            "https://api.star-history.com/svg?repos=owner/repo&type=Date",
            links.BadgeFacts((("github", "owner/repo"),), "stars", None, True),
        ),
        (
            "https://github.com/owner/repo/actions/workflows/ci.yml/badge.svg",
            links.BadgeFacts((("github", "owner/repo"),), "workflow", None, True),
        ),
        (
            "https://zenodo.org/badge/DOI/10.5281/zenodo.12345.svg",
            links.BadgeFacts((("zenodo", "12345"),), "doi", None, False),
        ),
    ],
)
def test_badge_facts(url: str, facts: links.BadgeFacts) -> None:
    assert links.is_badge(url)
    assert links.badge_facts(url) == facts


@pytest.mark.parametrize(
    "url",
    ["https://github.com/owner/repo", "https://a.org/picture.svg", "https://awesome.re", "https://shields.io/",
     "badge.svg", "", "https://github.com/badges/shields", "https://a.org/badge-of-honour"],
)  # fmt: skip
def test_no_badge(url: str) -> None:
    assert not links.is_badge(url)
    assert links.badge_facts(url) is None


@pytest.mark.parametrize(
    ("url", "image", "web"),
    [
        ("https://a.org/b.png", True, True), ("https://a.org/b.PNG?raw=true", True, True),
        ("images/b.jpeg", True, False), ("https://a.org/b.pdf", False, True), ("https://a.org", False, True),
        ("http://localhost:80/x", False, True), ("ftp://a.org", False, False), ("#png", False, False),
        ("https:///x.png", True, False), ("", False, False),
    ],
)  # fmt: skip
def test_image_and_web(url: str, image: bool, web: bool) -> None:
    assert links.is_image(url) is image
    assert links.is_web(url) is web


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("arxiv:1706.03762", ("arxiv", "1706.03762")),
        ("arXiv: 1706.03762v5", ("arxiv", "1706.03762")),
        ("1706.03762v5", ("arxiv", "1706.03762")),
        ("cs/0112017", ("arxiv", "cs/0112017")),
        ("10.1038/Nature14539", ("doi", "10.1038/nature14539")),
        ("doi:10.1038/nature14539", ("doi", "10.1038/nature14539")),
        ("10.48550/arXiv.1706.03762", ("arxiv", "1706.03762")),
        ("BV1pu411o7BE", ("bilibili", "BV1pu411o7BE")),
        ("bilibili:BV1pu411o7BE", ("bilibili", "BV1pu411o7BE")),
        ("av170001", ("bilibili", "av170001")),
        ("P18-1175", ("acl", "P18-1175")),
        ("acl:2020.acl-main.1", ("acl", "2020.acl-main.1")),
        ("hf:datasets/owner/name", ("huggingface", "datasets/owner/name")),
        ("github:Owner/Repo", ("github", "owner/repo")),
        ("github.com/owner/repo", ("github", "owner/repo")),
        ("arxiv.org/abs/1706.03762", ("arxiv", "1706.03762")),
        (HASH, ("semanticscholar", HASH)),
        ("https://link.zhihu.com/?target=https%3A//arxiv.org/abs/1706.03762", ("arxiv", "1706.03762")),
        ("youtube:abcdefghi-_", ("youtube", "abcdefghi-_")),
        ("arxiv:nonsense", None), ("nonsense", None), ("", None), ("https://example.org", None),
        ("unknown:x", None), ("a title: with a colon", None), ("3.14", None), ("2022-05", None),
    ],
)  # fmt: skip
def test_find_identifier(text: str, pair: tuple[str, str] | None) -> None:
    assert links.find_identifier(text) == pair


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://github.com/a/b", "code"), ("https://gitee.com/a/b", "code"), ("https://github.com/a", None),
        ("https://github.com/a/b/blob/main/x.py", "code"),
        ("https://huggingface.co/datasets/a/b", "dataset"), ("https://huggingface.co/spaces/a/b", "demo"),
        ("https://huggingface.co/a/b", "code"), ("https://huggingface.co/papers/1706.03762", "paper"),
        ("https://huggingface.co/blog/x", "explainer"), ("https://a-b.hf.space", "demo"),
        ("https://www.kaggle.com/datasets/a/b", "dataset"), ("https://zenodo.org/record/1", "dataset"),
        ("https://www.bilibili.com/video/BV1pu411o7BE", "video"), ("https://youtu.be/abcdefghi-_", "video"),
        ("https://www.zhihu.com/zvideo/1", "video"), ("https://zhuanlan.zhihu.com/p/1", "explainer"),
        ("https://www.semanticscholar.org/paper/x", "citation"), ("https://scholar.google.com/x", "citation"),
        ("https://colab.research.google.com/drive/1", "demo"), ("https://www.slideshare.net/x", "slides"),
        ("https://docs.google.com/presentation/d/1", "slides"), ("https://docs.google.com/document/d/1", None),
        ("https://medium.com/x", "explainer"), ("https://towardsdatascience.com/x", "explainer"),
        ("https://mp.weixin.qq.com/s/x", "explainer"), ("https://arxiv.org/abs/1706.03762", "paper"),
        ("https://doi.org/10.6084/m9.figshare.1", "dataset"), ("https://doi.org/10.5281/zenodo.1", None),
        ("https://www.usenix.org/conference/osdi20/presentation/x", "paper"),
        ("https://www.usenix.org/conference/srecon17americas/program/presentation/x", None),
        ("https://doi.org/10.1/x", "paper"), ("https://openaccess.thecvf.com/x", "paper"),
        ("https://proceedings.mlr.press/v1/x.html", "paper"), ("https://img.shields.io/badge/a-b-c", "badge"),
        ("https://cs.example.edu/papers/x.pdf", "paper"), ("https://example.edu/slides/x.pdf", "slides"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/1", "paper"), ("https://www.ncbi.nlm.nih.gov/geo/", None),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1/", "paper"), ("https://arxiv.org/", None),
        ("https://example.org", None), ("https://example.org/brochure.pdf", None), ("", None),
    ],
)  # fmt: skip
def test_host_role(url: str, role: str | None) -> None:
    assert links.host_role(url) == role


URLS = st.one_of(
    st.text(max_size=80),
    st.builds(
        lambda scheme, host, rest: f"{scheme}{host}{rest}",
        st.sampled_from(["http://", "https://", "HTTPS://", "//", ""]),
        st.sampled_from([host for site in links.sites.SITES for host in site.hosts]),
        st.text(alphabet="/?#=&%:.-_@0123456789abcdefvBV链接 []", max_size=60),
    ),
)


@given(URLS)
def test_never_raises(url: str) -> None:
    functions: list[Any] = [
        links.open_proxies, links.identify, links.identifiers, links.badge_facts, links.is_badge,
        links.is_image, links.is_web, links.host_role, links.find_identifier,
    ]  # fmt: skip
    for function in functions:
        function(url)
    links.canonical(url, url)


@given(URLS)
def test_open_proxies_is_idempotent(url: str) -> None:
    opened = links.open_proxies(camo(url))
    assert links.open_proxies(opened) == opened


@pytest.mark.parametrize(
    "url",
    [
        "https://a.org" + "/workflows/" * 30000,
        "https://a.org" + "/papers/" * 30000,
        "https://www.biorxiv.org/10.1101/" + ".full" * 50000 + "x",
        "https://arxiv.org/" + "/a" * 100000,
        "https://link.zhihu.com/?target=" * 20000,
        "https://a.org/go?" + "url=https://a.org&" * 20000,
        "https://a.org/go" + "/1" * 50000 + "?url=https://b.org",
        "https://" + "go." * 5000 + "a.org/?url=https://b.org",
    ],
)
def test_time_is_linear(url: str) -> None:
    started = time.perf_counter()
    for function in (links.is_badge, links.identify, links.host_role, links.open_proxies):
        function(url)
    assert time.perf_counter() - started < 2


def test_proxies_are_opened_to_a_depth() -> None:
    url = "https://a.org"
    for _ in range(4):
        url = camo(url)
    assert links.open_proxies(url) == "https://a.org"
    nested = "https://link.zhihu.com/?target=" * 20 + "https://a.org"
    assert links.open_proxies(nested) == nested
