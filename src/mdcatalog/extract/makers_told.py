"""Who made a thing, where the words about it say so in a sentence: ``a library by Google.``"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mdcatalog.extract.cjk_credits import plain_maker
from mdcatalog.extract.course_names import makers_of
from mdcatalog.extract.entries import Entry, FoundLink
from mdcatalog.extract.own_sites import ACCOUNT, is_own_account, is_own_site, letters_of
from mdcatalog.extract.person_names import is_known_person
from mdcatalog.extract.public_bodies import is_public_body
from mdcatalog.patterns import lazy_pattern
from mdcatalog.vocabulary import GIVEN_NAMES, PLATFORMS, SCHOOLS, fold

# `Google's lock service`: what a maker is said to own, told in small letters
_OWNED = lazy_pattern(r"(?P<maker>[A-Z][\w&. -]{1,30}?)['’]s (?:own )?(?:[a-z]|[A-Z]{2,}-[a-z])")
_SURNAMES = frozenset(("Brown", "Rice", "Duke", "Ford", "Bell", "Clark", "Case", "Penn", "Baker"))
# `Coursera course from X`, `X course on Coursera`: on which site a course is
_ON_PLATFORM = lazy_pattern(
    r"(?P<school>[A-Z][^,.;:()]{1,50}?)(?:['’]s)?(?: (?:online )?(?:course|class|MOOC))? on "
    r"(?P<behind>[A-Z][A-Za-z]+|edX)(?=[.,]?$)"
    r"|(?:(?:an?|the|free|online)\s+)*(?P<before>[A-Z][A-Za-z]+|edX) (?:online )?(?:course|class"
    r"|MOOC|lectures?|speciali[sz]ation)\b",
    re.IGNORECASE,
)
_PLATFORM_MARKS = ("ourse", "edX", "Udacity", "MOOC", "lass")
# `Fast storage, from Google`, `… (by Google)`: who made it, at the end of the words about it
_LAST_BY = lazy_pattern(
    r"(?:,\s|[(\[])(?:from|by) (?:the )?"
    r"(?P<maker>[A-Z][^,.;:()\[\]]{1,50}?)[)\]]?\.?$"
)
# where a maker may stand: the words before it tell whether it does
_NAMED = lazy_pattern(
    r"\s(?P<joint>by|from|at)\s+(?:the )?"
    r"(?P<names>[A-Z](?:[^\s.,;:()!?]|\.(?=\w))*"
    r"(?:(?:,? (?:and|&) |, | (?:of |for )?)[A-Z](?:[^\s.,;:()!?]|\.(?=\w))*){0,7})"
)
_MADE = lazy_pattern(
    r"\b(?:develop|creat|releas|maintain|open[ -]?sourc|publish|provid|design|introduc|propos|"
    r"produc|collect|curat|annotat|prepar|compil|present|organi[sz]|host|sponsor)ed$"
    r"|\b(?:built|made|written|brought to you|offered|taught)$",
    re.IGNORECASE,
)
# `Ropes at sea by Google.`: what stands before `by` is no verb, and nothing behind the maker
_NOUN = lazy_pattern(
    r"\b(?!(?:run|led|won|own|known|shown|done|given|seen|step|side|one"
    r"|by)$)[a-z]{2,}(?<!ed)(?<!en)$"
)
_ALL_BEHIND = lazy_pattern(r"\s*(?:$|[.(])")
_LONGEST_PHRASE = 60
# `a graph database by Twitter`; data are `from` where they were found as often
_THING = lazy_pattern(
    r"\b(?:library|framework|toolkit|tool|tools|engine|database|system|platform|package|suite|"
    r"language|compiler|simulator|project|editor|sdk|client|implementation|[Cc]ourses?|[Cc]lass|"
    r"[Ll]ectures?|series|speciali[sz]ation|mooc|software|app|server|service|fuzzer"
    r"|debugger|scanner|parser|profiler|emulator|renderer|crawler|(?P<data>datasets?"
    r"|corpus|"
    r"benchmark|models?))$"
)
# `the PyTorch port of BERT developed by Google`: who made what it builds on
_OTHER = lazy_pattern(
    r"\b(?:of|on|to|for|with|using|around|like|than|in|from|against|via|and|the|using) "
    r"(?!(?:NLP|AI|ML|API|APIs|GPU|GPUs|HTTP|JSON|SQL|iOS|macOS|Android|Windows|Linux|Python|Java"
    r"|Go"
    r"|Rust|JavaScript|TypeScript|Ruby|Scala|Swift|R|C|English|Chinese|Open)\b)[A-Z][\w+#-]*"
)
_OTHER_VERB = lazy_pattern(
    r"\b(?:based|inspired|built|wrap\w*|interfaces?|alternative|port|clone)\b"
)
_CJK_MAKER = (
    r"(?P<maker>[A-Za-z][\w&. -]{1,30}?|[^\s，。,;；:：、的由是在于()（）“”《》]{2,16}?)\s*"
)
_VERBS = (
    "开源|开发|研制|推出|发布|提供|出品|研发|自研|打造|维护|构建|整理|制作|设计|設計|開源|開發|發布"
)
_CJK_VERB = (
    r"(?:公司|官方|研究团队|团队|等(?:机构|单位|高校|公司)?(?:的(?:研究者|研究人员|学者|专家"
    r"|团队))?)?\s*"
    r"(?:[在于]\s?(?:20)?\d\d\s?年(?:\d{1,2}月)?)?"
    r"(?:最新|联合|主导|正式|倾力|基于\s?[A-Za-z][\w.+-]{1,20}\s?)?"
    rf"(?:{_VERBS}|收集|采集)"
)
_CJK_MADE = lazy_pattern(
    rf"(?:20\d\d\s?年(?:\d{{1,2}}月)?[，,]?)?(?:是|由)?\s*{_CJK_MAKER}{_CJK_VERB}"
    r"(?=[的了，,。.;；于並并\s]|一[款个個种種]|最[新强大]|首[个款]|全新|新一代|业界|$)"
)
# `阿里提出的…`, `Google 在17年发表的…`: what a paper says
_CJK_PROPOSED = lazy_pattern(
    rf"{_CJK_MAKER}(?:公司|团队|等)?\s*(?:[在于](?:20)?\d\d年(?:\d{{1,2}}月)?)?(?:最新|联合|共同)?"
    r"(?:提出(?!者|的?问题)|发表(?=[的了]))"
)
# `Google 的 AI 助手，…`: a known maker, and what sort of thing it is
_CJK_OWNED = lazy_pattern(
    rf"{_CJK_MAKER}的\s*[^的，。,;；、：:\n]{{0,20}}?(?:助手|模型|工具|平台|框架|库|系列|应用"
    rf"|服务|引擎|编辑器"
    r"|课程|教程|数据集|数据|语料库?|论文|系统|机器人|软件|插件|产品|项目|助理|搜索引擎"
    r"|浏览器)(?=[，。,;；、：:（(\s]|$)"
)
# `Phi-3是微软开发的…`
_CJK_IS_MADE = lazy_pattern(
    rf"[^，。,;；：:\n]{{1,24}}?\s*是\s*(?:由\s*)?{_CJK_MAKER}{_CJK_VERB}(?=[的了]|一[款个個种種])"
)
# `X全称Y，是微软开发的…`
_CJK_BEHIND_COMMA = lazy_pattern(r"[，,]\s*(?P<is>是)")
# `北大、谷歌等联合提出`
_CJK_JOINTLY = lazy_pattern(
    r"(?:^"
    r"|[。；;，,]\s*)(?:由\s*)?(?P<makers>[^\s，。,;；：:、（）()]{2,16}(?:、[^\s，。,;；：:、（）()]{2,16}?){1,4})"
    rf"等?(?:机构|单位|高校|公司|团队)?\s*(?:联合|共同)(?:提出|发表|{_VERBS})"
)
# `Google开源机器学习框架`; no `谷歌开发者大会`
_CJK_OPENED = lazy_pattern(
    r"(?P<maker>[A-Za-z][\w&. -]{1,30}?|[^\s，。,;；:：、的由是在于()（）“”《》]{2,16}?)\s*"
    r"(?:开源(?!项目|社区|软件|协议|许可|贡献|之)|开发(?!者|文档|板|环境|工具|指南)|发布(?!会)"
    r"|研发|自研|推出|打造|開源|研發)(?=[\u4e00-\u9fffA-Za-z ])"
)
# `法国公司 Mistral AI 开源的`
_CJK_NAMED = lazy_pattern(
    r"[^。，,;；\n]{1,20}?(?<![A-Za-z.])(?P<maker>[A-Za-z][A-Za-z.&-]*(?: [A-Z][A-Za-z]*){0,2})\s*"
    rf"(?:公司|团队)?\s*(?:{_VERBS})(?=[的了])"
)
_CJK_AND = re.compile(r"\s*(?:[与和及]|以及|联合|携手)\s*")
_SIGNS = re.compile(r"[^\w（(《「]+")
_BY_CJK = lazy_pattern(rf"(?<![基通])由\s*{_CJK_MAKER}{_CJK_VERB}")
_CJK_OTHER = (
    "封装",
    "調用",
    "调用",
    "实现",
    "复现",
    "移植",
    "客户端",
    "爬虫",
    "基于",
    "基於",
    "实作",
)
_ENDS_IN_LAB = lazy_pattern(r"^[A-Z].* (?:Labs?|Laborator(?:y|ies)|Group|Team)$")
_KANA_MADE = lazy_pattern(
    r"(?P<maker>[A-Z][A-Za-z0-9&.'-]*(?: [A-Z][A-Za-z0-9&.'-]*){1,4}(?=が|によ)"
    r"|[^\s、。()（）]{2,28}?)(?<!会)社?"
    r"(?:(?:が|による|により)(?:無償で|共同で|独自に)?(?:開発|公開|提供|作成|リリース|運営|運用"
    r"|構築|整備|管理|配信|制作|収集|発行|配布)|製の)"
)
# `東京大学による港のデータ`; `機械学習による分類` is by nobody
_KANA_BY = lazy_pattern(r"(?P<maker>[^\s、。()（）]{2,28}?)による(?=[^\s。]{2,})")
# `… (デジタル庁運営)`, `…。株式会社Aが運営`
_MADE_LAST = lazy_pattern(
    r"(?:[(（。，,]\s*|^"
    r"|、(?=[^、]*が))由?(?P<maker>[^\s、。，,()（）]{2,28}?)(?<!联合)(?<!共同)(?:が|による"
    r"|により|에서|이"
    r"|가)?\s?"
    r"(?:(?:開発|公開|提供|作成|運営|運用|構築|整備|管理|配信|制作|発行|发布|开发|维护|运营|管理"
    r"|제공|구축|개발|배포|운영)"
    r"(?:しています|している|する|하는|함)?)\s*[)）。]?$"
)
_HANGUL_MADE = lazy_pattern(
    r"(?P<maker>[^\s,.]{2,16}(?: [^\s,.]{2,16})?)(?:에서|이|가)\s*"
    r"(?:개발|공개|제공|만든|만들|배포|발표|구축|운영)"
)
# One of these stands in each of the four, and in few descriptions.
_MAY_BE_MADE = lazy_pattern(rf"{_VERBS}|による|[收采]集|提出|发表|が|製の|에서|이|가")
# `네이버의 … 라이브러리`; not `구글의 API를 감싼 …`
_OWNED_HANGUL = lazy_pattern(
    r"(?P<maker>[^,.·:\s]{2,16})의 [^.,:]{0,40}?(?:라이브러리|프레임워크|도구|툴킷|플랫폼|엔진"
    r"|모델|데이터셋|서비스|저장소|시스템|말뭉치|코퍼스)\.?$"
)
# what a maker is that a vocabulary need not know: `the National Harbour Agency`
_BODY = lazy_pattern(
    r"(?<=\w )(?:Agency|Ministry|Directorate|Consortium|Alliance|Association|Society|Council|Bureau"
    r"|Commission|Administration|Authority|Hospital|Clinic)\b|^(?:Department|Ministry|Office) of "
)
# what may follow a maker behind `from`: no more of its name
_BEHIND = lazy_pattern(
    r"\s*(?:$|[.,;:!()–—-]|(?:that|which|to|for|with|where|based|built|and|on|about|covering)\b)"
)
# how no person is called: `OpenThoughts`, `Gretel.ai`, `GAIR-NLP`, `a-m-team`, `ServiceNow AI`
_INSTITUTION = lazy_pattern(
    r"[a-z][A-Z][a-z]|[A-Z]{2}|[.-]ai\b|\b(?:[Tt]eam|[Ll]abs?|[Rr]esearch|[Gg]roup|[Pp]roject)\b"
)
# `Stanford courses`, `北京大学公开课`: what a heading calls that which it stands over
_COURSES_BEHIND = lazy_pattern(
    r"(?<=\w)\s*(?:(?:open |online )?(?:courses?|courseware|lectures?|videos)"
    r"|公开课|公開課|(?:系列)?课程|課程)$",
    re.IGNORECASE,
)
# `Piers and Quays (edX)`
_SCHOOL_AT_END = lazy_pattern(
    r"[(（](?P<aside>[^()（）]{2,40})[)）]$|, (?P<behind>[^,()（）]{2,40})$"
)
# `MIT OpenCourseWare (MIT OCW)`
_SHORT_BEHIND = lazy_pattern(r"(?<=\w)\s*\([A-Z][A-Za-z .&-]{1,14}\)$")
_SCHOOL_WORDS = ("niversit", "nstitute of Technology", " College", "College of ")
_LONGEST_MAKER = 40
_TEAMS = (" team", " Team", " engineers", " researchers", " Inc", " Inc.", " Corp", " Corporation")
_READ = 240  # characters of a description
_LAST = 48
_MADE_ENDS = frozenset("製発開供成営用築備理信作行布发护공축발포영るす함하는")
_FIRST = 60
_BEGINNING = 80  # within which the maker and the verb stand
_LEAST_OWNER = 4
_OWNED_WITHIN = 24
_FROM, _BY = "from", "by"
# `developed by researchers at`
_STAFF = lazy_pattern(
    r" by (?:the |a )?(?:group of |team of )?"
    r"(?:researchers|engineers|scientists|students|people|team)$"
)


def makers_told(entry: Entry, text: str) -> list[str]:
    """The organisations that a description says made the thing, where that is sure.

    ``Google's lock service``, ``a graph database by Twitter``, ``developed by [X Labs](…)``,
    ``清华大学开源的…``; not who made what it builds on (``port of BERT developed by Google``).
    """
    text, _, below = text.partition("\n")
    makers = _makers_in_line(entry, text[:_READ])
    if makers or not below or below.isascii():
        return makers
    return _made_by_cjk(entry, below.lstrip().partition("\n")[0][:_READ])


# `简介：港口大学深圳学院`: all that is said of a thing
_INSTITUTE_ALONE = lazy_pattern(
    r"[A-Za-z\u4e00-\u9fff·-]{2,20}(?:大学|大學|学院|研究院|研究所|实验室)"
)


def _makers_in_line(entry: Entry, text: str) -> list[str]:
    if not text.isascii() and _INSTITUTE_ALONE.fullmatch(text) and makers_of(text) == [text]:
        return [text]
    if "'s " in text[:40] or "’s " in text[:40]:
        owned = _OWNED.match(text)
        maker = owned["maker"].removeprefix("The ") if owned else ""
        if maker in _SURNAMES:
            maker = ""  # `Brown's foundational work`
        if maker and (makers_of(maker) == [maker] or is_own_site(maker, entry.links)):
            return [maker]
    last = _LAST_BY.search(text) if "by " in text or "from " in text else None
    if last and (makers := makers_of(last["maker"])):
        return makers
    if " by " in text or " from " in text or " at " in text:
        return _with_platform(text, _made_by(entry, text))
    if any(map(text.__contains__, _PLATFORM_MARKS)):
        return _with_platform(text, [])
    if "의 " in text[:_OWNED_WITHIN] and (owned_ko := _OWNED_HANGUL.match(text)):
        return makers_of(owned_ko["maker"])
    if text.isascii():
        return []
    return _made_by_cjk(entry, text)


def _with_platform(text: str, makers: list[str]) -> list[str]:
    """The makers, and the site on which a course is before them: ``Coursera course from X``."""
    told = _ON_PLATFORM.match(text) if any(map(text.__contains__, _PLATFORM_MARKS)) else None
    if told is None:
        return makers
    if told["school"]:
        school = makers_of(told["school"])
        return [*school, *makers_of(told["behind"])] if school else makers
    return list(dict.fromkeys([*makers_of(told["before"]), *makers]))


def institution_of_authors(entry: Entry, text: str) -> list[str]:
    """The organisation that a column of authors names, of a thing that has none: ``Argilla``.

    One that is known, or that has the account to which the title links and is called as no
    person is (``OpenThoughts``, ``a-m-team``, ``ServiceNow AI``); nobody's name.
    """
    if "et al" in text or len(text) > _LONGEST_MAKER:
        return []
    if makers := makers_of(text):
        return makers
    return [text] if _INSTITUTION.search(text) and owns_title(entry, text) else []


def owns_title(entry: Entry, name: str) -> bool:
    """Whether the title leads to code or data of the account that is called so."""
    url = next((x.url for x in entry.links if x.place == "title" and not x.image), "")
    owner = ACCOUNT.match(url)
    return owner is not None and letters_of(owner[1]) == letters_of(name)


def course_school(entry: Entry, extra: dict[str, str]) -> list[str]:
    """Where a course is given: a school before the link of its title, or a platform's column.

    ``CMU [Database Systems](…)``; ``Platform`` over ``Coursera``, which is taken from ``extra``.
    """
    if makers := makers_before_link(entry):
        return makers
    for label in [label for label in extra if fold(label) in PLATFORMS]:
        if makers := makers_of(extra[label]):
            del extra[label]
            return makers
    return []


def makers_before_link(entry: Entry) -> list[str]:
    """The organisation that a title begins with, before its link: ``清华大学 [TideNet](…)``."""
    title = entry.title
    link = next((x for x in entry.links if x.place == "title" and not x.image), None)
    if link is None or not title.endswith(link.text) or len(link.text) >= len(title):
        return []
    before = title[: -len(link.text)].strip(" #:：-–—|'’")
    return makers_of(before) if before else []


def teacher_of_platform(extra: dict[str, str]) -> list[str]:
    """Who gives a course in the column of its platform: ``Platform`` over ``Jane Doe``."""
    for label in [label for label in extra if fold(label) in PLATFORMS]:
        if is_known_person(extra[label]):
            return [extra.pop(label)]
    return []


@lru_cache(maxsize=256)
def headed_school(section: tuple[str, ...]) -> str | None:
    """The school that the nearest heading with one is, whose courses stand below: ``## MIT``.

    Words for courses may stand behind it (``清华大学公开课``); other words make it a topic, unless
    the school ends them in brackets or behind a comma.
    """
    for heading in reversed(section):
        name = _SHORT_BEHIND.sub("", heading) if "(" in heading else heading
        name = name.strip(" -–—:：|()（）")
        if name and not name[0].isalnum():
            name = name.lstrip("".join(c for c in name if not c.isalnum()))  # `🎓 MIT`
        if fold(name) not in SCHOOLS:
            name = _COURSES_BEHIND.sub("", name).strip(" -–—:：|()（）")
        if fold(name) in SCHOOLS and not name.islower():
            return name
        if any(map(name.__contains__, _SCHOOL_WORDS)) or name.endswith(("大学", "大學")):
            return name if makers_of(name) == [name] else None
        school = _SCHOOL_AT_END.search(heading)
        name = (school["aside"] or school["behind"]).strip() if school else ""
        if fold(name) in SCHOOLS and not name.islower():
            return name  # `Piers and Quays (edX)`, `Piers and Quays, edX`
    return None


def headed_in_full(section: tuple[str, ...], schools: list[str]) -> str | None:
    """The school that a heading is, where the one of the title is its initials: ``MIT``."""
    short = schools[0] if len(schools) == 1 else ""
    school = headed_school(section) if short.isupper() and short.isalpha() else None
    initials = "".join(word[0] for word in school.split() if word[0].isupper()) if school else ""
    return school if initials == short else None


def _made_by(entry: Entry, text: str) -> list[str]:
    for match in _NAMED.finditer(text):
        before = text[: match.start()].rpartition(". ")[2]
        staff = _STAFF.search(before) if match["joint"] != _BY else None
        made = _MADE.search(before, 0, staff.start() if staff else len(before))
        if made and match["joint"] == _FROM and not staff:
            continue
        thing = None if made else _THING.search(before)
        if not made and thing is None and match["joint"] == _BY and len(before) <= _LONGEST_PHRASE:
            thing = _NOUN.search(before) if _ALL_BEHIND.match(text, match.end()) else None
        if not made and (
            thing is None
            or (match["joint"] == _FROM and thing["data"])
            or not _BEHIND.match(text, match.end())
        ):
            continue
        of_it = before[: (made or thing).start()]  # type: ignore[union-attr]
        if _OTHER.search(of_it.replace(entry.title, "")) or _OTHER_VERB.search(of_it):
            continue
        if makers := _named(match["names"], entry.links):
            return makers
    return []


def _named(names: str, links: Iterable[FoundLink]) -> list[str]:
    """The organisations that names are, if all of them are."""
    for tail in _TEAMS:
        names = names.removesuffix(tail)
    if both := _two(names):
        return both
    if makers := makers_of(names):
        return makers
    if ", " in names and (makers := makers_of(names.partition(", ")[0])):
        return makers if not _is_known_list(names) else []
    if _BODY.search(names):
        return [names]
    parts = [part for part in names.replace(" and ", ", ").split(", ") if part]
    if len(parts) > 1 and all(map(makers_of, parts)):
        return parts
    return [names] if is_own_site(names, links) or is_own_account(names, links) else []


def _is_known_list(names: str) -> bool:
    """Whether one of several names behind the first is an organisation too."""
    return any(map(makers_of, re.split(r", (?:and )?| and ", names)[1:]))


def _two(names: str) -> list[str]:
    """``X University of Arts and Crafts and Y Institute``: the two, where an ``and`` parts them."""
    at = names.rfind(" and ")
    while at > 0:
        both = [names[:at], names[at + len(" and ") :]]
        if all(makers_of(one) or _BODY.search(one) for one in both):
            return both
        at = names.rfind(" and ", 0, at)
    return []


def _made_by_cjk(entry: Entry, text: str) -> list[str]:
    if bodies := _made_by_body(text):
        return bodies
    verb = _MAY_BE_MADE.search(text, 0, _BEGINNING)
    if verb is None and "的" not in text[:_OWNED_WITHIN]:
        return []
    joint = _CJK_JOINTLY.search(text) if "、" in text and verb else None
    if joint and not any(
        word in text[joint.start("makers") :].partition("。")[0] for word in _CJK_OTHER
    ):
        makers = joint["makers"].split("、")
        if all(map(makers_of, makers)):
            return makers
    signs = _SIGNS.match(text)
    text = text[signs.end() :] if signs else text  # `🌟 …`
    # `X 是 Google 发布的…，基于 Y`: what it builds on stands behind a comma
    said = _CJK_IS_MADE.match(text) if verb and "是" in text[:_FIRST] else None
    if verb and said is None and (behind := _CJK_BEHIND_COMMA.search(text, 0, _FIRST)):
        said = _CJK_MADE.match(text, behind.start("is"))
    own = said is not None and not any(word in said.group() for word in _CJK_OTHER)
    if said and own and (makers := makers_of(plain_maker(said["maker"].strip()))):
        return makers
    match = _made_in_cjk(text) if verb else None
    # `清华大学基于 PyTorch 开发的…`: what it builds on stands between the maker and the verb
    start = match.end() if match and "基于" in match.group() else 0
    clause = text[start:].partition("，" if start else "。")[0]
    if any(word in clause for word in _CJK_OTHER):
        return []
    maker = plain_maker(match["maker"].strip()) if match else ""
    if maker and (makers := _all_known(maker) or ([maker] if _owns(maker, entry.links) else [])):
        return makers
    if maker.isascii() and _ENDS_IN_LAB.search(maker):
        return [maker]  # `Quay Vision Labが公開している…`: elsewhere a lab may be a course
    named = (_CJK_NAMED.match(text, 0, _FIRST) if verb else None) or (
        _CJK_OWNED.match(text) if match is None else None
    )
    if named:
        return makers_of(plain_maker(named["maker"].strip()))
    return _opened_by(text) if verb and match is None else []


def _opened_by(text: str) -> list[str]:
    """``Google开源机器学习框架``: a maker that is known, and right behind the verb what it is."""
    told = _CJK_OPENED.match(text)
    return makers_of(told["maker"].strip()) if told else []


def _all_known(maker: str) -> list[str]:
    """The organisations that a maker is: ``字节与UCSB`` are two."""
    parts = _CJK_AND.split(maker)
    if len(parts) > 1 and all(map(makers_of, parts)):
        return parts
    return makers_of(maker)


def _made_in_cjk(text: str) -> re.Match[str] | None:
    """What a description begins with that says who made the thing."""
    match = _CJK_MADE.match(text) or _CJK_PROPOSED.match(text) or _BY_CJK.search(text, 0, _FIRST)
    return match or _KANA_MADE.match(text) or _KANA_BY.match(text) or _HANGUL_MADE.match(text)


def _made_by_body(text: str) -> list[str]:
    """The public body or company that words say at an end made or runs a thing."""
    last = text.rstrip(" )）。")[-1:]
    match = _KANA_MADE.match(text) if "が" in text or "によ" in text else None
    if (match is None or not is_public_body(match["maker"])) and last in _MADE_ENDS:
        match = _MADE_LAST.search(text[-_LAST:])
    maker = match["maker"] if match else ""
    known = is_public_body(maker) or (last in _MADE_ENDS and makers_of(maker) == [maker])
    return [maker] if maker and known else []


def _owns(name: str, links: Iterable[FoundLink]) -> bool:
    """Whether the repository that a title links to belongs to an account of that one word."""
    if not name.isascii() or " " in name or len(name) < _LEAST_OWNER or not name[0].isupper():
        return False
    link = next((link for link in links if link.place == "title" and not link.image), None)
    owner = link.url.partition("github.com/")[2].partition("/")[0] if link else ""
    return bool(owner) and letters_of(owner) == letters_of(name) and fold(name) not in GIVEN_NAMES
