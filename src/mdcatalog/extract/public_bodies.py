"""Ministries, agencies, libraries and companies, which the words of their names tell."""

from __future__ import annotations

from mdcatalog.patterns import lazy_pattern

# What their names end in is written so in Japanese alone, or has words before it that make it an
# office (`布局` and `广东省` are none).
_JAPANESE = lazy_pattern(
    r"(?:(?:国土交通|文部科学|経済産業|厚生労働|総務|環境|農林水産|財務|外務|法務|防衛|内閣|建設"
    r"|通商産業)(?:省|府)"
    r"|[一-鿿ァ-ヿ]{1,10}庁|[一-鿿ァ-ヿ々]{2,14}(?:図書館|事務所|博物館|美術館|資料館|気象台|協会"
    r"|協議会|連盟"
    r"|機構|財団|学会|振興会|委員会|研究機関|コンソーシアム|(?<!データ)(?<!コール)センター)"
    r"|[一-鿿ァ-ヿ]{0,10}(?:観光|統計|交通|水道|消防|管理|警察|建設|整備|港湾|環境|総務|財務|放送"
    r"|郵政|衛生|教育|情報)局"
    r"|(?:(?:一般|公益|特例)?(?:社団|財団)法人|(?:独立|地方独立)行政法人|国立研究開発法人"
    r"|国立大学法人|学校法人"
    r"|特定非営利活動法人|NPO法人|合同会社|有限会社|株式会社)\s?[^\s、。,()（）]{1,24}"
    r"|[^\s、。,()（）]{1,24}\s?(?:株式会社|合同会社|有限会社))(?:\s?[(（][A-Za-z&-]{2,12}[)）]"
    r"|(?<=[省庁府局])[ \u3000](?!\S*(?:システム|サイト|ポータル)[)）]?$)[一-鿿ァ-ヿ]{2,16})?"
)
_CHINESE = lazy_pattern(
    r"[一-鿿]{0,8}(?:气象|統計|统计|税务|测绘|地震|海洋|环保|环境保护|交通|公安|教育|卫生|专利"
    r"|知识产权|档案|文物|能源|地质调查)局"
    r"|(?:国家|中国|中央|省|市)[一-鿿]{2,10}(?:局|部|委员会|总局|图书馆|博物馆|档案馆|中心|协会"
    r"|学会|基金会|总署|银行)"
    r"|(?:国家|中国)[一-鿿]{0,10}(?:图书馆|博物馆|档案馆|银行)"
    r"|(?:中华人民共和国|中国)?(?:教育|科技|科学技术|自然资源|农业农村|交通运输|工业和信息化"
    r"|生态环境|水利|财政|外交|公安|民政)部"
)
_KOREAN = lazy_pattern(
    r"(?:국립|한국|국가|중앙|서울)[가-힣]{2,12}(?:원|관|회|청|단|소|공사|재단|센터)"
    r"|[가-힣]{2,8}(?:교통|교육|보건|복지|환경|농림|문화|체육|관광|행정|안전|법무|국방|산업|자원"
    r"|외교|통일|과학|기술|정보|통신|여성|가족|해양|수산|벤처)부"
    r"|(?:기상|통계|경찰|소방|국세|관세|특허|산림|문화재|질병관리|농촌진흥|조달|병무)청"
    r"|(?:주식회사|㈜|\(주\))\s?[가-힣A-Za-z]{1,16}|[가-힣A-Za-z]{2,16}\s?(?:주식회사|㈜|\(주\))"
)
# the last characters of what the patterns match, or what may stand behind a body
_LAST = frozenset(
    "省府庁館所台会盟団構ムー局社)）部会总馆心协金署行원관회청단소사단터부課室院校店組部門署団課"
)
_CLAUSE = ("、", "が", "を", "は", "による", "により", "です", "ます", "ための")
# `National Weather Service`, `U.S. Census Bureau`, `Ministry of Transport`, `Library of Congress`
_ENGLISH = lazy_pattern(
    r"(?:the )?(?:(?:Ministry|Department|Bureau|Office) (?:of"
    r"|for) (?:the )?[A-Z][\w&-]*(?:,? (?:and |of |the |& )?[A-Z][\w&-]*){0,5}"
    r"|Library of Congress|(?:National|Royal|Federal|European|U\.?S\.?|UK|British|Swiss|German"
    r"|French|Japanese|Korean|Chinese"
    r"|Australian|Canadian|World|International|United States|American"
    r"|Met) (?:[A-Z][\w&-]* (?:(?:and|of|for|the|&) )*){0,5}"
    r"(?:Service|Bureau|Agency|Office|Library|Survey|Archives?|Museum|Administration|Commission"
    r"|Council|Institutes?"
    r"|Authority|Association|Society|Organi[sz]ation|Bank|Observatory|Academy|Laborator(?:y|ies)"
    r"|Cent(?:er|re)s?|Union|Forum|Federation))"
    r"(?: (?:of|for) [A-Z]\w*(?: (?:and )?[A-Z]\w*){0,3})?(?: \([A-Z]{2,8}\))?"
)


def is_public_body(name: str) -> bool:
    """Whether a name is a ministry, an agency, a library or a company by what it is called.

    ``国土交通省``, ``国家统计局``, ``국립중앙도서관``, ``株式会社港``; for English see
    `is_english_body`, whose words begin other things as well.
    """
    if name.isascii() or not (
        name[-1:] in _LAST or "会社" in name or "法人" in name or "㈜" in name or "주식" in name
    ):
        return False  # as most words; the patterns need not be looked at
    if any(part in name for part in _CLAUSE):
        return False
    if name[:1] >= "가" and name[:1] <= "힣":
        return _KOREAN.fullmatch(name) is not None
    return any(pattern.fullmatch(name) for pattern in (_JAPANESE, _CHINESE, _KOREAN))


def is_english_body(name: str) -> bool:
    """Whether a name is a public body in English: ``Ministry of Transport``."""
    return name.isascii() and " " in name and _ENGLISH.fullmatch(name) is not None
