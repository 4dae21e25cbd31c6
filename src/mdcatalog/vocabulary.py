"""The words that people head columns, label lines and title sections with.

One vocabulary for every reader: a new word is one more entry here. Words are written in
simplified Chinese, lower case; :func:`fold` brings what a document writes to that form
(case, width, traditional characters, emphasis marks, emoji), so a word stands here once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Traditional and Japanese forms of the characters that occur in the words below.
_SIMPLIFIED = str.maketrans(
    "論題時間長簡連結數據據集錄評級標籤頻課師學會議機構單發佈布關鍵詞詳細說明備註註釋語言種類別業務筆記資"
    "料庫軟體應用開源項專網頁鏈處載點擊觀視閱讀獎賞獻獨驗證體驗調參規現場頭寫選圖書導讀綜術講義職稱國傳統"
    "實戰練習題處權許協約員團隊創來歷過預覽樣條個請轉變動態聲譯權費貢獻維護紹檔壓縮況類雜誌錢門領戶積極広値価変図"
    "対応総経済読売発転験検査覧満録歩気歴収単両学芸労働営業絵画続関連専門論点",
    "论题时间长简连结数据据集录评级标签频课师学会议机构单发布布关键词详细说明备注注释语言种类别业务笔记资"
    "料库软体应用开源项专网页链处载点击观视阅读奖赏献独验证体验调参规现场头写选图书导读综术讲义职称国传统"
    "实战练习题处权许协约员团队创来历过预览样条个请转变动态声译权费贡献维护绍档压缩况类杂志钱门领户积极广值价变图"
    "对应总经济读卖发转验检查览满录步气历收单两学艺劳动营业绘画续关连专门论点",
)
_MARKS = re.compile(r"[*_`~#\u200b\ufe0f\u20e3]+|[\U0001f000-\U0001faff\u2600-\u27bf\u2b50-\u2b55]+")
_EDGES = re.compile(r"^[\W_]+|[^\w)）%+#?]+$")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text as the vocabulary spells it, for comparing."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)
    text = _MARKS.sub(" ", text)
    return _EDGES.sub("", " ".join(text.split()))


# -- columns and labels that fill a field of every kind --------------------------------------

NUMBER = ("#", "no", "no.", "id", "number", "index", "rank", "序号", "编号", "号", "番号", "번호", "排名", "idx", "sn", "s.no")
TITLE = (
    "title", "name", "item", "entry", "resource", "标题", "名称", "名字", "题目", "题名", "篇名",
    "名", "タイトル", "名前", "제목", "이름", "名称(英文)", "中文名", "英文名", "全称", "资源", "资源名称",
)
DESCRIPTION = (
    "description", "desc", "descriptions", "introduction", "intro", "summary", "abstract", "about", "overview",
    "detail", "details", "note", "notes", "comment", "comments", "remark", "remarks", "tl;dr", "tldr", "features",
    "描述", "简介", "介绍", "说明", "概述", "摘要", "中文摘要", "内容", "内容简介", "备注", "简述", "概括", "总结",
    "小学生概括", "小学生摘要", "一句话总结", "一句话介绍", "一句话概括", "主要内容", "功能", "功能介绍", "特点", "数据概览",
    "概要", "説明", "备考", "内容介绍", "项目简介", "项目介绍", "论文简介", "论文摘要", "论文概述", "课程简介", "数据集介绍", "数据集简介",
    "数据描述", "数据说明", "설명", "소개", "요약", "비고", "내용", "评论", "点评", "推荐理由",
)
TAGS = (
    "tags", "tag", "keywords", "keyword", "category", "categories", "topic", "topics", "area", "domain", "field",
    "task", "tasks", "type", "types", "subject", "标签", "关键词", "类别", "分类", "类型", "领域", "方向", "任务", "任务类型",
    "主题", "研究方向", "タグ", "分野", "カテゴリ", "키워드", "태그", "분류", "카테고리", "应用领域",
)

# -- kind-specific fields --------------------------------------------------------------------

YEAR = ("year", "年份", "发表年份", "年", "出版年", "发布年份", "年度", "연도", "출판연도")
PUBLISHED = (
    "date", "published", "publish date", "publication date", "release", "released", "release date", "release time", "time",
    "发布时间", "发表时间", "发布日期", "发表日期", "时间", "日期", "出版时间", "提交时间", "创建日期", "创建时间", "上线时间", "发布",
    "公開日", "発表年", "날짜", "발표일", "출시일", "created", "updated", "submitted",
)
DATE = (
    "date", "day", "time", "recorded on", "lecture date", "日期", "时间", "录制日期", "录制时间", "上课时间", "发布时间", "发布日期", "播出时间",
    "日付", "날짜", "일자",
)
AUTHORS = ("author", "authors", "author(s)", "by", "作者", "论文作者", "著者", "一作", "第一作者", "저자", "writer", "writers")
SPEAKERS = (
    "speaker", "speakers", "instructor", "instructors", "lecturer", "lecturers", "teacher", "presenter", "presenters", "professor", "taught by",
    "讲师", "主讲", "主讲人", "讲者", "老师", "授课教师", "授课老师", "教师", "嘉宾", "分享人", "报告人", "讲解人", "講師", "발표자", "강사", "강연자", "up主",
)
ORGANIZATIONS = (
    "organization", "organizations", "organisation", "org", "orgs", "institution", "institutions", "institute", "institutes", "affiliation",
    "affiliations", "company", "publisher", "provider", "school", "university", "lab", "team", "maintainer", "vendor", "developer",
    "单位", "机构", "组织", "发布单位", "发表单位", "研究机构", "发布机构", "作者单位", "公司", "学校", "所属大学", "大学", "院校", "团队", "出品",
    "开发者", "开发商", "提供方", "所属机构", "所属单位", "所属学校", "機関", "所属", "기관", "소속", "회사", "대학",
)
VENUE = (
    "venue", "conference", "journal", "conf", "conf.", "published in", "publication", "where", "proceedings", "booktitle",
    "会议", "期刊", "会议/期刊", "发表", "刊物", "发表于", "收录", "出处", "来源", "发表会议", "会議", "学会", "학회", "저널", "conference/journal",
)
CITATIONS = (
    "citations", "citation", "cited by", "cited", "cites", "citation count", "#citations", "引用", "引用数", "引用次数", "被引", "被引次数", "被引用数",
    "被引用次数", "引用量", "被引量", "引用数(被引用数)", "被引用数(引用数)", "被引用", "인용", "인용수", "인용 수",
)
IMPORTANCE = (
    "importance", "rating", "recommendation", "priority", "stars (ours)", "重要性", "重要程度", "推荐指数", "推荐程度", "推荐度", "星级", "评分", "推荐",
    "おすすめ度", "重要度", "중요도", "추천도", "必读程度", "优先级",
)
RECORDED = ("recorded", "done", "covered", "已录制", "录制", "录制完成", "是否录制", "已讲", "已讲解", "収録済み", "녹화", "녹화됨")
COMPLETED = (
    "completed", "done", "finished", "status", "watched", "progress", "read", "完成", "已完成", "是否完成", "完成情况", "状态", "已看", "看完", "进度", "完了",
    "완료", "상태", "已学", "已观看",
)
HIGHLIGHTS = ("highlights", "highlight", "key points", "takeaways", "contributions", "contribution", "阅读重点", "重点", "亮点", "要点", "关键点", "主要贡献", "贡献", "创新点", "看点", "ポイント", "핵심", "주요 내용")
TECHNIQUE = ("technique", "techniques", "method", "methods", "approach", "core technique", "核心技术", "核心方法", "关键技术", "方法", "技术", "主要方法", "核心思想", "手法", "技術", "기법", "방법")
DURATION = ("duration", "length", "runtime", "running time", "时长", "视频时长", "长度", "课程时长", "总时长", "時長", "長さ", "再生時間", "재생시간", "길이", "시간")
VIEWS = ("views", "view", "view count", "plays", "播放", "播放数", "播放量", "观看", "观看数", "观看次数", "浏览量", "点击量", "再生数", "再生回数", "조회수")
SIZE = (
    "size", "scale", "data size", "dataset size", "volume", "规模", "大小", "数据规模", "数据量", "数据大小", "样本量", "データサイズ", "規模", "크기", "규모",
)
EXAMPLES = (
    "examples", "#examples", "# examples", "samples", "#samples", "# samples", "instances", "#instances", "# instances", "number of examples", "number of samples",
    "#ins", "#ins.", "ins", "rows", "count", "records", "sentences", "#sentences", "pairs", "images", "#images", "样本数", "条数", "数量", "样本数量", "数据条数", "实例数", "件数", "サンプル数", "샘플 수", "개수",
)
LANGUAGES = ("language", "languages", "lang", "langs", "语言", "语种", "支持语言", "言語", "언어")
LICENSE = ("license", "licence", "licenses", "许可证", "协议", "许可", "开源协议", "授权", "ライセンス", "라이선스", "许可协议")
STARS = ("stars", "star", "github stars", "⭐", "star数", "github star", "gh stars", "스타")

# -- roles of links: columns, labels and link texts ------------------------------------------

#: Words that name the role of a link. ``main`` is the thing itself, of whatever kind.
ROLES: dict[str, tuple[str, ...]] = {
    "main": (
        "link", "links", "url", "urls", "address", "download", "downloads", "download link", "source", "access", "here", "click here", "visit", "view", "open",
        "链接", "连接", "网址", "地址", "下载", "下载链接", "下载地址", "项目地址", "开源地址", "数据下载", "数据下载地址", "数据集下载", "数据集下载地址", "数据地址", "链接地址", "点击查看", "查看",
        "访问", "传送门", "入口", "官方地址", "源地址", "资源链接", "リンク", "ダウンロード", "링크", "다운로드", "주소", "原文", "原文链接", "数据集链接", "数据集地址", "模型下载", "模型链接", "模型地址", "模型",
        "直达", "点此", "百度网盘", "网盘", "google drive", "drive", "提取", "mirror", "model", "models", "weights", "checkpoint", "checkpoints", "ckpt", "huggingface", "hugging face", "hf", "🤗", "🤗hf", "modelscope", "pytorch", "tensorflow", "data/code", "html",
    ),
    "paper": (
        "paper", "papers", "pdf", "arxiv", "abs", "preprint", "publication", "doi", "acm", "ieee", "openreview", "acl", "cvf", "thecvf", "full text", "report", "tech report", "technical report", "paper link", "paper url",
        "论文", "论文链接", "链接论文", "论文地址", "文章", "文献", "原论文", "原始论文", "论文原文", "论文pdf", "数据集论文", "技术报告", "论文下载", "論文", "논문", "arxiv链接", "pdf链接",
    ),
    "code": (
        "code", "codes", "github", "repo", "repository", "implementation", "implementations", "source code", "official code", "git", "gitlab", "gitee", "codebase", "github repo", "code link",
        "代码", "代码链接", "代码地址", "源码", "源代码", "开源代码", "官方代码", "代码仓库", "仓库", "github地址", "github链接", "github 地址", "代码实现", "コード", "実装", "코드", "소스코드", "깃허브", "tf", "torch", "jax", "tensorflow code", "pytorch code", "keras",
    ),
    "dataset": ("dataset", "datasets", "data", "corpus", "benchmark", "data link", "数据", "数据集", "语料", "语料库", "データセット", "데이터셋", "데이터"),
    "video": (
        "video", "videos", "recording", "recordings", "talk", "youtube", "bilibili", "b站", "watch", "lecture video", "lecture videos", "videolecture", "课程视频", "视频", "录像", "回放", "视频链接", "视频地址", "观看", "优酷", "油管", "録画", "動画", "영상", "비디오", "동영상", "知乎", "知乎视频",
    ),
    "project": ("project", "web page", "project webpage", "project page", "project website", "homepage", "home page", "home", "website", "site", "web", "webpage", "page", "official site", "official website", "github page", "项目", "项目主页", "主页", "官网", "网站", "官方网站", "项目网站", "项目页面", "课程网站", "课程主页", "プロジェクト", "公式サイト", "홈페이지", "프로젝트", "웹사이트"),
    "demo": ("demo", "demos", "colab", "playground", "space", "try it", "live demo", "online demo", "notebook", "gradio", "在线体验", "演示", "体验", "体验地址", "デモ", "데모", "hf space", "spaces"),
    "slides": ("slides", "slide", "ppt", "presentation", "deck", "poster", "lecture slides", "课件", "幻灯片", "讲义", "スライド", "슬라이드"),
    "citation": ("citation", "citations", "cited by", "bibtex", "bib", "semantic scholar", "google scholar", "dblp", "引用", "scholar"),
    "explainer": (
        "blog", "blog post", "post", "article", "tutorial", "explained", "explanation", "notes", "reading notes", "annotated", "review", "news", "medium", "write-up", "thread", "twitter", "tweet",
        "解读", "详解", "讲解", "博客", "博文", "笔记", "文章解读", "论文解读", "解析", "导读", "介绍", "教程", "译文", "翻译", "新闻", "新闻链接", "ブログ", "解説", "블로그", "해설", "中文解读", "知乎解读",
    ),
    "cover": ("cover", "image", "picture", "thumbnail", "preview", "figure", "screenshot", "teaser", "封面", "图片", "预览", "预览图", "截图", "缩略图", "画像", "이미지", "썸네일"),
    "reference": ("reference", "references", "see also", "related", "more", "supplement", "supplementary", "supp", "appendix", "evaluation", "leaderboard", "wiki", "docs", "documentation", "paper list", "discussion", "评测", "文档", "参考", "参考资料", "相关链接", "更多", "附录", "补充材料", "关联", "参考文献", "참고"),
}

# -- headings ---------------------------------------------------------------------------------

#: Words in headings (and titles) that say what a list holds. Matched as whole words in
#: Latin script and as substrings in CJK.
HEADINGS: dict[str, tuple[str, ...]] = {
    "paper": (
        "paper", "papers", "publications", "publication", "survey", "surveys", "literature", "articles & papers", "must-read", "reading list", "preprints", "proceedings", "journal papers", "research",
        "论文", "文献", "综述", "必读", "论文列表", "顶会", "論文", "논문", "paper list",
    ),
    "lecture": (
        "lecture", "lectures", "course", "courses", "video", "videos", "talk", "talks", "class", "classes", "tutorial", "tutorials", "mooc", "moocs", "webinar", "webinars", "playlist", "keynote", "bootcamp", "seminar", "screencasts",
        "课程", "视频", "讲座", "公开课", "录播", "网课", "讲解视频", "教程", "录制", "授業", "講義", "講座", "動画", "강의", "강좌", "영상", "수업",
    ),
    "dataset": (
        "dataset", "datasets", "data set", "data sets", "corpus", "corpora", "benchmark", "benchmarks", "data", "databases",
        "数据集", "语料", "语料库", "数据", "数据库", "基准", "データセット", "コーパス", "데이터셋", "데이터", "말뭉치",
    ),
    "tool": (
        "tool", "tools", "toolkit", "toolkits", "library", "libraries", "framework", "frameworks", "software", "package", "packages", "project", "projects", "app", "apps", "application", "applications", "platform", "platforms", "model", "models", "checkpoints", "code", "implementations", "repositories", "repos", "plugin", "plugins", "sdk", "engine", "engines", "leaderboard", "leaderboards", "utilities", "services", "llm", "llms", "api", "apis", "inference", "deployment", "extensions",
        "工具", "框架", "软件", "应用", "项目", "平台", "模型", "组件", "插件", "开源项目", "部署", "引擎", "服务", "排行榜", "工具箱", "词向量", "预训练", "ツール", "フレームワーク", "ライブラリ", "モデル", "도구", "툴", "프레임워크", "라이브러리", "모델", "프로젝트",
    ),
    "book": ("book", "books", "textbook", "textbooks", "ebooks", "reading materials", "书籍", "图书", "教材", "电子书", "書籍", "책", "도서"),
    "article": (
        "blog", "blogs", "blog posts", "article", "articles", "post", "posts", "news", "newsletter", "newsletters", "thoughts", "essays", "opinions", "podcast", "podcasts", "social media", "interviews", "q&a", "interview",
        "博客", "文章", "博文", "新闻", "公众号", "资讯", "专栏", "面试", "ブログ", "記事", "블로그", "기사",
    ),
    "person": (
        "people", "researchers", "key researchers", "authors", "companies", "company", "organizations", "communities", "community", "groups", "labs", "startups", "forum", "forums", "accounts", "who to follow", "conferences", "events", "meetups", "jobs",
        "人物", "研究者", "公司", "企业", "社区", "社群", "机构", "会议", "大牛", "交流群", "招聘", "회사", "커뮤니티", "コミュニティ",
    ),
    "list": (
        "related lists", "awesome lists", "awesome list", "other lists", "related awesome lists", "other awesome", "other resources", "related resources", "related repositories", "similar", "相关列表", "相关资源", "其他资源",
    ),
}

#: Headings of what is no list of items at all.
NO_ITEMS = (
    "contents", "table of contents", "table of content", "toc", "content", "contributing", "contribution", "contributions", "contribute", "how to contribute", "contributors", "contributor", "license", "licence", "licensing", "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments", "changelog", "change log", "release notes", "changes", "update log", "citation", "cite", "citing", "how to cite", "bibtex", "star history", "sponsors", "sponsor", "support", "backers", "contact", "contact us", "disclaimer", "faq", "navigation", "about", "about me", "stargazers", "introduction", "background", "motivation", "preface", "hello", "usage", "how to use", "installation", "getting started", "quick start", "criteria", "guidelines", "legend", "todo", "to do", "roadmap", "what's new", "updates", "latest updates", "recent updates", "credits", "references", "reference", "references and further reading", "bibliography", "footnotes", "donate", "join us", "notice", "translations", "other languages",
    "目录", "贡献", "贡献者", "贡献指南", "参与贡献", "许可", "许可证", "版权", "致谢", "更新日志", "更新记录", "更新", "变更日志", "引用", "引用本项目", "联系", "联系我们", "联系方式", "免责声明", "声明", "关于", "关于我", "导航", "前言", "引言", "说明", "使用说明", "背景", "赞助", "支持", "打赏", "捐赠", "参考资料", "主要参考资料", "参考文献", "参考", "star历史", "加入我们", "交流", "版权声明", "写在前面", "目次", "ライセンス", "貢献", "更新履歴", "謝辞", "参考文献", "목차", "기여", "라이선스", "참고", "연락처", "贡献方式", "如何贡献", "开源协议", "资料更新",
)

#: Headings of one aspect of the thing that the section above is about.
ASPECTS = (
    "overview", "description", "summary", "abstract", "details", "info", "information", "resources", "materials", "course materials", "links", "syllabus", "schedule", "prerequisites", "features", "background", "data", "statistics", "download", "usage", "introduction", "course introduction", "course resources", "resource summary", "notes", "homework", "assignments", "follow-up courses",
    "简介", "介绍", "概述", "课程简介", "课程介绍", "课程资源", "课程资料", "资源", "资源汇总", "资料", "后续课程", "作业", "数据统计", "下载", "使用方法", "课程内容", "课程大纲", "课程信息", "数据集简介", "项目介绍", "学习资源", "相关资源", "概要", "详细介绍", "收获", "总结", "评价", "课程评价", "强推",
)

#: Words that name a venue when they stand in a citation.
VENUES = (
    "mlsys", "ieee", "acm", "springer", "elsevier", "proceedings", "journal", "conference", "workshop", "symposium", "transactions", "nature", "science",
    "neurips", "nips", "icml", "iclr", "cvpr", "iccv", "eccv", "wacv", "bmvc", "accv", "aaai", "ijcai", "acl", "emnlp", "naacl", "eacl", "aacl", "coling", "conll", "tacl", "findings", "interspeech", "icassp", "kdd", "sigir", "cikm", "wsdm", "recsys", "sigmod", "vldb", "icde", "osdi", "sosp", "nsdi", "usenix", "eurosys", "sysml", "asplos", "isca", "hpca", "pldi", "popl", "icse", "ccs", "ndss", "s&p", "oakland", "uist", "siggraph", "icra", "iros", "corl", "uai", "aistats", "colt", "jmlr", "tmlr", "pami", "tpami", "ijcv", "tip", "tnnls", "pnas", "arxiv", "preprint", "biorxiv", "medrxiv", "colm", "miccai", "isbi", "lrec", "semeval", "cogsci", "stoc", "focs", "soda", "technical report", "tech report", "thesis", "phd", "corr", "acm mm", "icme", "3dv", "ml4h", "neural computation", "neural networks", "lncs", "isca", "dac", "iccad", "ppopp", "cidr", "edbt", "icdm", "sdm", "pkdd", "ecml", "pakdd", "cscw", "ubicomp", "mobicom", "sigcomm", "infocom", "hicss", "jair", "aij", "tse", "tosem", "tods", "tois", "tkde", "tist", "csur", "plos", "学报",
)

#: Titles of links that lead about in the list itself.
NAVIGATION = re.compile(
    r"^(?:back to (?:top|contents?|home|main)|(?:go )?(?:to )?top|home|previous|next|prev|table of contents|read more|more|see all|view all|"
    r"返回.{0,6}|回到顶部|目录|上一[页篇章]|下一[页篇章]|更多|查看更多|トップへ戻る|목차로|맨 위로)$",
    re.IGNORECASE,
)

#: Titles of collections: a link to another list is no paper and no tool.
COLLECTION = re.compile(
    r"\bawesome\b|\bpaper[- ]?list\b|\breading[- ]list\b|\bpapers?[- ]?collection\b|\bcurated list\b|\b(?:a |this )(?:list|collection) of\b|论文列表|资源列表", re.IGNORECASE
)

LANGUAGE_NAMES = (
    "english", "chinese", "japanese", "korean", "french", "german", "spanish", "russian", "arabic", "portuguese", "italian", "vietnamese", "hindi", "turkish", "dutch", "multilingual", "bilingual",
    "简体中文", "繁体中文", "中国台湾繁体", "台湾繁体", "中文", "英文", "英语", "汉语", "日语", "日文", "韩语", "韩文", "法语", "法文", "德语", "德文", "西班牙语", "俄语", "俄文", "阿拉伯语", "葡萄牙语", "意大利语", "越南语", "印地语", "粤语", "中英", "中英双语", "多语言", "双语", "日本語", "英語", "中国語", "韓国語", "한국어", "영어", "중국어", "일본어", "繁體中文", "簡體中文",
)

#: Words that follow a link or stand around it and call it an article about the thing.
EXPLAINERS = re.compile(
    r"解读|详解|讲解|解析|导读|笔记|博客|博文|翻译|译文|综述文章|介绍|图解|一文|读懂|看懂|理解|教程|科普|"
    r"\bblog\b|\bexplained\b|\bexplanation\b|\bnotes?\b|\btutorial\b|\bguide\b|\bintro(?:duction)?\b|解説|해설|블로그",
    re.IGNORECASE,
)


def _index(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for name, spellings in words.items():
        for spelling in spellings:
            index.setdefault(fold(spelling) or spelling, name)
    return index


_ROLE_INDEX = _index(ROLES)
_NO_ITEMS = frozenset(fold(word) for word in NO_ITEMS)
_NO_ITEM_ENDINGS = (" criteria", " guidelines", " guide to contributing", " contributors", " license", " acknowledgements", "贡献指南", "更新日志")
_ASPECTS = frozenset(fold(word) for word in ASPECTS)
_NUMBERING = re.compile(r"^(?:[\divxlc]+[.、．)）:：]\s*|[\d.]+\s*|[一二三四五六七八九十]+[、.．]\s*|第[一二三四五六七八九十\d]+[章节部分讲]+\s*)+")
_PARENTHESES = re.compile(r"[(（\[【].*?[)）\]】]")
_PARTS = re.compile(r"\s*(?:[/|&+,、，]|\band\b|和|与|及|或)\s*")


def role_of(text: str) -> str | None:
    """The role that a header, a label or a link's text names; ``None`` for any other text."""
    folded = fold(text)
    if not folded or len(folded) > 40:
        return None
    role = _ROLE_INDEX.get(folded)
    if role:
        return role
    bare = fold(_PARENTHESES.sub(" ", folded))
    if bare and bare != folded and bare in _ROLE_INDEX:
        return _ROLE_INDEX[bare]
    stripped = folded.strip("0123456789 -_.:#()")
    if stripped != folded and stripped in _ROLE_INDEX:
        return _ROLE_INDEX[stripped]
    parts = [part for part in _PARTS.split(bare) if part]
    if len(parts) > 1 and all(part in _ROLE_INDEX for part in parts):
        return _ROLE_INDEX[parts[0]]
    return None


def heading_key(text: str) -> str:
    """A heading folded, without its numbering."""
    folded = fold(text)
    return _NUMBERING.sub("", folded).strip() or folded


def is_no_list(heading: str) -> bool:
    """Whether a heading is that of a contents table, a licence, a changelog and the like."""
    key = heading_key(heading)
    return (
        key in _NO_ITEMS
        or key.removeprefix("the ").rstrip("!") in _NO_ITEMS
        or key.endswith(_NO_ITEM_ENDINGS)
    )


def is_aspect(heading: str) -> bool:
    """Whether a heading names an aspect (overview, resources) of what is above it."""
    return heading_key(heading) in _ASPECTS


def header_spellings(text: str) -> list[str]:
    """The forms of a column header or label to look up, most exact first."""
    folded = fold(text)
    spellings = [folded]
    bare = fold(_PARENTHESES.sub(" ", folded))
    if bare and bare != folded:
        spellings.append(bare)
    spellings.extend(
        part for part in (fold(p) for p in _PARTS.split(bare or folded)) if part and part not in spellings
    )
    inner = _PARENTHESES.findall(folded)
    spellings.extend(part for part in (fold(p[1:-1]) for p in inner) if part and part not in spellings)
    return spellings
