"""The table of sites: which hosts belong to one, what a link there usually is, what it names.

A new site is one row of `SITES`; where its URLs name things, a function in `things` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from mdcatalog.links import things
from mdcatalog.links.things import Thing
from mdcatalog.links.urls import Parts, parts_of, words


class LinkId(NamedTuple):
    """What a URL names.

    ``site`` is the host's family; ``scheme`` and ``id`` the thing there, where the URL names one;
    ``kind`` what sort of thing or page it is (``paper``, ``repository``, ``folder``, ``video``,
    ``playlist``, ``dataset``, …). All None where unknown.
    """

    site: str | None = None
    scheme: str | None = None
    id: str | None = None
    kind: str | None = None


class Site(NamedTuple):
    """One row of the table: the family's name, the usual role of its links, reader, hosts."""

    name: str
    role: str | None
    read: Callable[[Parts], Thing | None] | None
    hosts: tuple[str, ...]


def _row(
    name: str, role: str | None, hosts: str, read: Callable[[Parts], Thing | None] | None = None
) -> Site:
    return Site(name, role, read, tuple(hosts.split()))


SITES: tuple[Site, ...] = (
    # papers
    _row("arxiv", "paper", "arxiv.org ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org", things.arxiv),
    _row("doi", "paper", "doi.org dx.doi.org", things.doi),
    _row("openreview", "paper", "openreview.net", things.openreview),
    _row("acl", "paper", "aclanthology.org aclanthology.info aclweb.org", things.acl),
    _row("neurips", "paper", "papers.nips.cc nips.cc papers.neurips.cc proceedings.neurips.cc"),
    _row("pmlr", "paper", "proceedings.mlr.press"),
    _row("jmlr", "paper", "jmlr.org jmlr.csail.mit.edu"),
    _row("cvf", "paper", "openaccess.thecvf.com cv-foundation.org"),
    _row("springer", "paper", "link.springer.com springer.com", things.doi_in_path),
    _row("ieee", "paper", "ieeexplore.ieee.org computer.org", things.doi_in_path),
    _row("acm", "paper", "dl.acm.org portal.acm.org", things.doi_in_path),
    _row("nature", "paper", "nature.com", things.nature),
    _row("science", "paper", "science.org sciencemag.org", things.doi_in_path),
    _row("sciencedirect", "paper", "sciencedirect.com"),
    _row("wiley", "paper", "onlinelibrary.wiley.com", things.doi_in_path),
    _row("biorxiv", "paper", "biorxiv.org medrxiv.org", things.doi_in_path),
    _row("pnas", "paper", "pnas.org", things.doi_in_path),
    _row("oup", "paper", "academic.oup.com"),
    _row("mit-press", "paper", "direct.mit.edu mitpressjournals.org", things.doi_in_path),
    _row("pubmed", "paper", "pubmed.ncbi.nlm.nih.gov ncbi.nlm.nih.gov"),
    _row("aaai", "paper", "aaai.org ojs.aaai.org"),
    _row("ijcai", "paper", "ijcai.org"),
    _row("isca", "paper", "isca-speech.org isca-archive.org"),
    _row("usenix", "paper", "usenix.org"),
    _row("vldb", "paper", "vldb.org"),
    _row("ssrn", "paper", "ssrn.com papers.ssrn.com"),
    _row("eccv", "paper", "ecva.net"),
    _row("citeseerx", "paper", "citeseerx.ist.psu.edu"),
    # indexes of papers
    _row("semanticscholar", "citation", "semanticscholar.org", things.semanticscholar),
    _row("google-scholar", "citation", "scholar.google.com scholar.google.ca scholar.google.co.uk "
         "scholar.google.de scholar.google.com.hk"),
    _row("dblp", "citation", "dblp.org dblp.uni-trier.de"),
    _row("connectedpapers", "citation", "connectedpapers.com", things.connectedpapers),
    _row("paperswithcode", None, "paperswithcode.com"),
    _row("researchgate", "paper", "researchgate.net"),
    # code, models, data
    _row("github", "code", "github.com raw.githubusercontent.com", things.github),
    _row("gist", "code", "gist.github.com gist.githubusercontent.com"),
    _row("github-pages", "project", "github.io"),
    _row("gitlab", "code", "gitlab.com", things.repository("gitlab")),
    _row("gitee", "code", "gitee.com", things.repository("gitee")),
    _row("bitbucket", "code", "bitbucket.org", things.repository("bitbucket")),
    _row("huggingface", None, "huggingface.co hf.co hf-mirror.com", things.huggingface),
    _row("huggingface", "demo", "hf.space"),
    _row("modelscope", None, "modelscope.cn modelscope.com", things.modelscope),
    _row("kaggle", None, "kaggle.com", things.kaggle),
    _row("zenodo", "dataset", "zenodo.org", things.zenodo),
    _row("figshare", "dataset", "figshare.com"),
    _row("openslr", "dataset", "openslr.org"),
    _row("tianchi", "dataset", "tianchi.aliyun.com"),
    _row("aistudio", None, "aistudio.baidu.com"),
    _row("pypi", "code", "pypi.org pypi.python.org", things.pypi),
    _row("npm", "code", "npmjs.com npmjs.org", things.npm),
    _row("dockerhub", "code", "hub.docker.com"),
    _row("colab", "demo", "colab.research.google.com"),
    _row("gradio", "demo", "gradio.app gradio.live"),
    _row("replicate", "demo", "replicate.com"),
    _row("streamlit", "demo", "streamlit.app streamlit.io"),
    _row("google-drive", None, "drive.google.com"),
    _row("google-docs", None, "docs.google.com"),
    _row("baidu-pan", None, "pan.baidu.com yun.baidu.com"),
    _row("dropbox", None, "dropbox.com"),
    _row("onedrive", None, "1drv.ms onedrive.live.com"),
    # videos and slides
    _row("bilibili", "video", "bilibili.com b23.tv", things.bilibili),
    _row("youtube", "video", "youtube.com youtu.be youtube-nocookie.com", things.youtube),
    _row("vimeo", "video", "vimeo.com player.vimeo.com", things.vimeo),
    _row("slideslive", "video", "slideslive.com"),
    _row("videolectures", "video", "videolectures.net"),
    _row("youku", "video", "youku.com"),
    _row("twitch", "video", "twitch.tv"),
    _row("slideshare", "slides", "slideshare.net"),
    _row("speakerdeck", "slides", "speakerdeck.com"),
    # courses
    _row("coursera", None, "coursera.org"),
    _row("udemy", None, "udemy.com"),
    _row("udacity", None, "udacity.com"),
    _row("edx", None, "edx.org"),
    _row("deeplearning-ai", None, "deeplearning.ai learn.deeplearning.ai"),
    _row("datacamp", None, "datacamp.com"),
    # writing
    _row("zhihu", None, "zhihu.com zhuanlan.zhihu.com", things.zhihu),
    _row("weixin", "explainer", "mp.weixin.qq.com"),
    _row("csdn", "explainer", "csdn.net"),
    _row("juejin", "explainer", "juejin.cn juejin.im"),
    _row("jianshu", "explainer", "jianshu.com"),
    _row("cnblogs", "explainer", "cnblogs.com"),
    _row("segmentfault", "explainer", "segmentfault.com"),
    _row("kexue", "explainer", "kexue.fm spaces.ac.cn"),
    _row("medium", "explainer", "medium.com towardsdatascience.com"),
    _row("substack", "explainer", "substack.com"),
    _row("dev-to", "explainer", "dev.to"),
    _row("qiita", "explainer", "qiita.com"),
    _row("zenn", "explainer", "zenn.dev"),
    _row("velog", "explainer", "velog.io"),
    _row("tistory", "explainer", "tistory.com"),
    _row("naver-blog", "explainer", "blog.naver.com"),
    _row("distill", "paper", "distill.pub"),
    _row("jiqizhixin", "explainer", "jiqizhixin.com"),
    _row("wikipedia", "explainer", "wikipedia.org"),
    _row("stackoverflow", None, "stackoverflow.com stackexchange.com"),
    # company, people, talk
    _row("twitter", None, "twitter.com x.com"),
    _row("linkedin", None, "linkedin.com"),
    _row("facebook", None, "facebook.com"),
    _row("reddit", None, "reddit.com"),
    _row("discord", None, "discord.gg discord.com"),
    _row("slack", None, "slack.com join.slack.com"),
    _row("telegram", None, "t.me"),
    _row("amazon", None, "amazon.com amzn.to amazon.cn"),
    _row("douban", None, "douban.com"),
    _row("docs", None, "readthedocs.io readthedocs.org docs.rs"),
    # images of live values
    _row("shields", "badge", "shields.io img.shields.io badgen.net flat.badgen.net"),
    _row("badge", "badge", "badge.fury.io awesome.re visitor-badge.laobi.icu "
         "visitor-badge.glitch.me "
         "visitor-badge.imlete.cn hits.dwyl.com hits.seeyoufarm.com hits.sh komarev.com "
         "badges.gitter.im "
         "api.star-history.com contrib.rocks codecov.io coveralls.io travis-ci.org travis-ci.com "
         "github-readme-stats.vercel.app badges.aleen42.com api.visitorbadge.io "
         "profile-counter.glitch.me "
         "pepy.tech static.pepy.tech badge.waline.js.org snyk.io"),
)  # fmt: skip

_BY_HOST: dict[str, Site] = {host: site for site in SITES for host in site.hosts}
_IMAGES = frozenset(
    words("""
    png jpg jpeg gif svg webp bmp tif tiff ico avif apng heic
""")
)
_EXTENSION = re.compile(r"\.([A-Za-z]{3,4})$")


@lru_cache(4096)
def site_of(host: str) -> Site | None:
    """The row of this host or of the nearest domain above it; None for an unknown host."""
    while host:
        site = _BY_HOST.get(host)
        if site is not None:
            return site
        _, dot, host = host.partition(".")
        if not dot:
            return None
    return None


@lru_cache(16384)
def identify(url: str) -> LinkId:
    """The site of a URL and the thing that it names there; all None where unknown.

    Give it a URL with its proxies opened. A deep page of a repository still names the repository,
    with another ``kind``: what identity follows is for `identifiers` to say.
    """
    parts = parts_of(url)
    site = site_of(parts.host) if parts is not None else None
    if parts is None or site is None:
        return LinkId()
    thing = site.read(parts) if site.read is not None else None
    return LinkId(site.name, *thing) if thing is not None else LinkId(site.name)


def is_web(url: str) -> bool:
    """Whether this is an http(s) URL with a host."""
    parts = parts_of(url)
    return parts is not None and ("." in parts.host or parts.host == "localhost")


_ATTACHMENT = re.compile(
    r"^https?://github\.com/(?:[^/]+/[^/]+/assets/\d+/|user-attachments/assets/)", re.IGNORECASE
)


@lru_cache(16384)
def is_image(url: str) -> bool:
    """Whether a URL or relative target is an image: by its ending, or a GitHub attachment."""
    path = re.split(r"[?#]", url.strip(), maxsplit=1)[0]
    match = _EXTENSION.search(path)
    if match is not None:
        return match[1].lower() in _IMAGES
    return _ATTACHMENT.match(path) is not None
