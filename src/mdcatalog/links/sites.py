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
    _row("mdpi", "paper", "mdpi.com"),
    _row("frontiers", "paper", "frontiersin.org", things.doi_in_path),
    _row("bmc", "paper", "biomedcentral.com", things.doi_in_path),
    _row("hindawi", "paper", "hindawi.com"),
    _row("peerj", "paper", "peerj.com"),
    _row("elife", "paper", "elifesciences.org"),
    _row("copernicus", "paper", "copernicus.org"),
    _row("world-scientific", "paper", "worldscientific.com", things.doi_in_path),
    _row("de-gruyter", "paper", "degruyter.com", things.doi_in_path),
    _row("aip", "paper", "pubs.aip.org aip.scitation.org", things.doi_in_path),
    _row("plos", "paper", "journals.plos.org plos.org"),
    _row("cell", "paper", "cell.com"),
    _row("elsevier", "paper", "elsevier.com thelancet.com"),
    _row("taylor-francis", "paper", "tandfonline.com", things.doi_in_path),
    _row("sage", "paper", "journals.sagepub.com", things.doi_in_path),
    _row("royal-society", "paper", "royalsocietypublishing.org", things.doi_in_path),
    _row("cambridge", "paper", "cambridge.org"),
    _row("iop", "paper", "iopscience.iop.org"),
    _row("aps", "paper", "journals.aps.org link.aps.org", things.doi_in_path),
    _row("siam", "paper", "epubs.siam.org", things.doi_in_path),
    _row("informs", "paper", "pubsonline.informs.org", things.doi_in_path),
    _row("acs", "paper", "pubs.acs.org", things.doi_in_path),
    _row("rsc", "paper", "pubs.rsc.org"),
    _row("jstor", "paper", "jstor.org"),
    _row("nejm", "paper", "nejm.org jamanetwork.com bmj.com", things.doi_in_path),
    _row("nber", "paper", "nber.org"),
    _row("jair", "paper", "jair.org"),
    _row("hal", "paper", "hal.science hal.inria.fr hal.archives-ouvertes.fr"),
    _row("iacr", "paper", "eprint.iacr.org"),
    _row("ndss", "paper", "ndss-symposium.org"),
    _row("rss", "paper", "roboticsproceedings.org"),
    _row("bmvc", "paper", "bmva.org bmva-archive.org.uk bmvc2018.org"),
    _row("mlsys", "paper", "proceedings.mlsys.org mlsys.org"),
    _row("cidr", "paper", "cidrdb.org"),
    _row("lrec", "paper", "lrec-conf.org"),
    _row("ceur", "paper", "ceur-ws.org"),
    _row("dagstuhl", "paper", "drops.dagstuhl.de"),
    _row("eurographics", "paper", "diglib.eg.org"),
    _row("interspeech", "paper", "interspeech2020.org"),
    _row("europepmc", "paper", "europepmc.org"),
    _row("core", "paper", "core.ac.uk"),
    _row("preprints", "paper", "preprints.org techrxiv.org chemrxiv.org psyarxiv.com"),
    _row("jstage", "paper", "jstage.jst.go.jp"),
    _row("cinii", "paper", "ci.nii.ac.jp cir.nii.ac.jp ipsj.ixsq.nii.ac.jp"),
    _row("anlp", "paper", "anlp.jp"),
    _row("cnki", "paper", "cnki.net cnki.com.cn"),
    _row("wanfang", "paper", "wanfangdata.com.cn"),
    _row("dbpia", "paper", "dbpia.co.kr koreascience.or.kr koreascience.kr"),
    # indexes of papers
    _row("semanticscholar", "citation", "semanticscholar.org", things.semanticscholar),
    _row("semanticscholar", "paper", "pdfs.semanticscholar.org", things.semanticscholar),
    _row("google-scholar", "citation", "scholar.google.com scholar.google.ca scholar.google.co.uk "
         "scholar.google.de scholar.google.com.hk"),
    _row("dblp", "citation", "dblp.org dblp.uni-trier.de"),
    _row("connectedpapers", "citation", "connectedpapers.com", things.connectedpapers),
    _row("inspire", "citation", "inspirehep.net"),
    _row("scopus", "citation", "scopus.com"),
    _row("web-of-science", "citation", "webofscience.com webofknowledge.com"),
    _row("scite", "citation", "scite.ai"),
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
    _row("uci", "dataset", "archive.ics.uci.edu"),
    _row("openml", "dataset", "openml.org"),
    _row("dataverse", "dataset", "dataverse.harvard.edu dataverse.org"),
    _row("dryad", "dataset", "datadryad.org"),
    _row("physionet", "dataset", "physionet.org"),
    _row("aws-open-data", "dataset", "registry.opendata.aws"),
    _row("commoncrawl", "dataset", "commoncrawl.org"),
    _row("grouplens", "dataset", "grouplens.org"),
    _row("ldc", "dataset", "catalog.ldc.upenn.edu"),
    _row("opendatalab", "dataset", "opendatalab.com opendatalab.org.cn"),
    _row("mendeley-data", "dataset", "data.mendeley.com"),
    _row("ieee-dataport", "dataset", "ieee-dataport.org"),
    _row("data-world", "dataset", "data.world"),
    _row("data-gov", "dataset", "data.gov data.gov.uk data.europa.eu"),
    _row("aihub", "dataset", "aihub.or.kr"),
    _row("aistudio", None, "aistudio.baidu.com"),
    _row("pypi", "code", "pypi.org pypi.python.org", things.pypi),
    _row("npm", "code", "npmjs.com npmjs.org", things.npm),
    _row("dockerhub", "code", "hub.docker.com"),
    _row("codeberg", "code", "codeberg.org"),
    _row("sourceforge", "code", "sourceforge.net"),
    _row("launchpad", "code", "launchpad.net"),
    _row("google-code", "code", "code.google.com"),
    _row("coding-net", "code", "coding.net"),
    _row("crates", "code", "crates.io"),
    _row("rubygems", "code", "rubygems.org"),
    _row("packagist", "code", "packagist.org"),
    _row("cran", "code", "cran.r-project.org"),
    _row("bioconductor", "code", "bioconductor.org"),
    _row("anaconda", "code", "anaconda.org"),
    _row("maven", "code", "mvnrepository.com search.maven.org central.sonatype.com"),
    _row("nuget", "code", "nuget.org"),
    _row("go-packages", None, "pkg.go.dev godoc.org"),
    _row("hackage", "code", "hackage.haskell.org"),
    _row("hex", "code", "hex.pm"),
    _row("metacpan", "code", "metacpan.org"),
    _row("pub-dev", "code", "pub.dev"),
    _row("vscode-marketplace", None, "marketplace.visualstudio.com"),
    _row("ollama", None, "ollama.com ollama.ai"),
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
    _row("vimeo", "video", "vimeo.com player.vimeo.com vimeopro.com", things.vimeo),
    _row("slideslive", "video", "slideslive.com"),
    _row("videolectures", "video", "videolectures.net"),
    _row("youku", "video", "youku.com"),
    _row("twitch", "video", "twitch.tv"),
    _row("ted", "video", "ted.com"),
    _row("tencent-video", "video", "v.qq.com"),
    _row("ixigua", "video", "ixigua.com"),
    _row("iqiyi", "video", "iqiyi.com"),
    _row("niconico", "video", "nicovideo.jp"),
    _row("dailymotion", "video", "dailymotion.com"),
    _row("media-ccc", "video", "media.ccc.de"),
    _row("channel9", "video", "channel9.msdn.com"),
    _row("panopto", "video", "panopto.com"),
    _row("crowdcast", "video", "crowdcast.io"),
    _row("techtalks", "video", "techtalks.tv"),
    _row("loom", "video", "loom.com"),
    _row("slideshare", "slides", "slideshare.net"),
    _row("speakerdeck", "slides", "speakerdeck.com"),
    _row("docswell", "slides", "docswell.com"),
    _row("slides-com", "slides", "slides.com"),
    _row("prezi", "slides", "prezi.com"),
    # courses
    _row("coursera", "course", "coursera.org"),
    _row("udemy", "course", "udemy.com"),
    _row("udacity", "course", "udacity.com"),
    _row("edx", "course", "edx.org"),
    _row("deeplearning-ai", "course", "deeplearning.ai learn.deeplearning.ai"),
    _row("datacamp", "course", "datacamp.com"),
    _row("fast-ai", "course", "fast.ai"),
    _row("mit-ocw", "course", "ocw.mit.edu"),
    _row("khan-academy", "course", "khanacademy.org"),
    _row("icourse163", "course", "icourse163.org"),
    _row("xuetangx", "course", "xuetangx.com"),
    _row("netease-open", "course", "open.163.com study.163.com"),
    _row("imooc", "course", "imooc.com"),
    _row("geekbang", "course", "time.geekbang.org"),
    _row("pluralsight", "course", "pluralsight.com"),
    _row("egghead", "course", "egghead.io"),
    _row("frontend-masters", "course", "frontendmasters.com"),
    _row("codecademy", "course", "codecademy.com"),
    _row("educative", "course", "educative.io"),
    _row("futurelearn", "course", "futurelearn.com"),
    _row("nptel", "course", "nptel.ac.in"),
    _row("skillshare", "course", "skillshare.com"),
    _row("inflearn", "course", "inflearn.com"),
    _row("kmooc", "course", "kmooc.kr"),
    _row("kocw", "course", "kocw.net kocw.or.kr"),
    _row("edwith", "course", "edwith.org boostcourse.org"),
    _row("gacco", "course", "gacco.org"),
    _row("csdn-edu", "course", "edu.csdn.net"),
    _row("class-central", "course", "classcentral.com class-central.com"),
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
    _row("oschina", "explainer", "oschina.net"),
    _row("infoq", "explainer", "infoq.cn infoq.com"),
    _row("51cto", "explainer", "51cto.com"),
    _row("36kr", "explainer", "36kr.com"),
    _row("sspai", "explainer", "sspai.com"),
    _row("leiphone", "explainer", "leiphone.com"),
    _row("hashnode", "explainer", "hashnode.dev hashnode.com"),
    _row("hackernoon", "explainer", "hackernoon.com"),
    _row("blogger", "explainer", "blogspot.com"),
    _row("wordpress", "explainer", "wordpress.com"),
    _row("hatena", "explainer", "hatenablog.com hatenablog.jp hateblo.jp"),
    _row("note", "explainer", "note.com"),
    _row("brunch", "explainer", "brunch.co.kr"),
    _row("google-ai-blog", "explainer", "ai.googleblog.com googleblog.com blog.google"),
    _row("the-gradient", "explainer", "thegradient.pub"),
    _row("kdnuggets", "explainer", "kdnuggets.com"),
    _row("machinelearningmastery", "explainer", "machinelearningmastery.com"),
    _row("analytics-vidhya", "explainer", "analyticsvidhya.com"),
    _row("news", "explainer", "techcrunch.com venturebeat.com theverge.com wired.com nytimes.com "
         "theguardian.com bbc.com bbc.co.uk"),
    # books
    _row("amazon", "book", "amazon.com amzn.to amazon.cn amazon.ca amazon.in amazon.de amazon.fr "
         "amazon.es amazon.it amazon.co.uk amazon.co.jp"),
    _row("aws", None, "aws.amazon.com developer.amazon.com amazonaws.com"),
    _row("oreilly-conferences", None, "conferences.oreilly.com"),
    _row("douban-books", "book", "book.douban.com"),
    _row("manning", "book", "manning.com"),
    _row("oreilly", "book", "oreilly.com"),
    _row("packt", "book", "packtpub.com"),
    _row("goodreads", "book", "goodreads.com"),
    _row("leanpub", "book", "leanpub.com"),
    _row("mit-press-books", "book", "mitpress.mit.edu"),
    _row("apress", "book", "apress.com"),
    _row("no-starch", "book", "nostarch.com"),
    _row("jd", "book", "item.jd.com"),
    _row("dangdang", "book", "product.dangdang.com"),
    _row("routledge", "book", "routledge.com crcpress.com"),
    _row("wikipedia", "encyclopedia", "wikipedia.org baike.baidu.com namu.wiki"),
    _row("stackoverflow", None, "stackoverflow.com stackexchange.com"),
    # company, people, talk
    _row("twitter", "social", "twitter.com x.com"),
    _row("linkedin", "social", "linkedin.com"),
    _row("facebook", "social", "facebook.com"),
    _row("google-plus", "social", "plus.google.com"),
    _row("weibo", "social", "weibo.com"),
    _row("reddit", "social", "reddit.com"),
    _row("discord", "social", "discord.gg discord.com"),
    _row("slack", "social", "slack.com join.slack.com"),
    _row("gitter", "social", "gitter.im"),
    _row("google-groups", "social", "groups.google.com"),
    _row("meetup", "social", "meetup.com"),
    _row("telegram", "social", "t.me"),
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
    if parts is None:
        return LinkId()
    if site is None or site.read is None:
        thing = published_anywhere(parts) if site is None or site.role == "paper" else None
    else:
        thing = site.read(parts)
    name = site.name if site is not None else None
    return LinkId(name, *thing) if thing is not None else LinkId(name)


_DOI_IN_PATH = re.compile(r"/10\.\d{4,5}/[^/?#]*[A-Za-z0-9]", re.ASCII)


def published_anywhere(parts: Parts) -> Thing | None:
    """The DOI in the path of a publisher that is not known: ``/doi/full/10.1234/quay.2020``."""
    if "/10." not in parts.path or not _DOI_IN_PATH.search(parts.path):
        return None
    return things.doi_in_path(parts)


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
    path = url.strip().partition("?")[0].partition("#")[0]
    _, dot, extension = path.rpartition(".")
    if dot and 2 < len(extension) < 5 and extension.isascii() and extension.isalpha():
        return extension.lower() in _IMAGES
    return _ATTACHMENT.match(path) is not None
