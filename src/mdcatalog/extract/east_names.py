"""Names of people in Japanese and Korean, in full: ``山田 太郎``, ``김민수``."""

from __future__ import annotations

from functools import lru_cache

from mdcatalog.patterns import lazy_pattern
from mdcatalog.values.text import words

#: Surnames that most in Japan have; with a given name behind them they are no other words.
_SURNAMES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡邉|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|齋藤"
    "|清水|山崎|阿部|池田|橋本|山下|石川|中島|前田|藤田|後藤|小川|岡田|村上|長谷川|近藤|石井|坂本|遠藤|藤井|青木|福田|三浦"
    "|西村|藤原|太田|松田|原田|岡本|中野|中川|小野|田村|竹内|金子|中山|和田|石田|工藤|上田|原|森田|酒井|柴田|横山|宮崎|宮本"
    "|内田|高木|谷口|安藤|丸山|今井|大野|高田|菅原|河野|武田|上野|杉山|千葉|村田|増田|小島|小山|大塚|平野|久保|渡部|松井"
    "|菊地|岩崎|桜井|松尾|野口|野村|木下|佐野|菊池|古川|大西|熊谷|島田|浜田|松岡|吉川|杉本|西田|北村|本田|矢野|市川|吉村|川口"
    "|安田|飯田|東|平田|川崎|中田|山内|岩田|吉岡|辻|馬場|五十嵐|川村|福島|須藤|服部|永井|浅野|川上|大久保|樋口|中西|大島|秋山"
    "|松下|荒木|小松|土屋|片山|岡崎|尾崎|黒田|大橋|松浦|関|関口|星野|堀|内藤|岩本|西川|桑原|大谷|土井|三宅|飯塚|数原|矢戸|土田"
    "|松村|望月|石原|菅野|牧野|大川|児玉|永田|水野|南|北川|森|林|岡|西|堀内|平井|早川|栗原|松永|小池|植田|神田|広瀬|成田"
    "|岸|三好|奥村|荒井|新井|吉野|富田|長田|川島|今村|白石|田口|松山|高野|根本|町田|佐久間|小田|石橋|堤|大石|落合|福井|奥田"
    "|津田|須田|片岡|宮田|坂口|角田|榎本|黒木|稲垣|萩原|宇野|樋渡|井手|門脇|倉田|香川|徳永|藤本|藤野|江口|柳田|相澤|相沢|瀬戸|丹羽"
)
# without a space no place, school or company: `清水大学`
_GIVEN = (
    r"(?!大[学學]|学[校院]|研究|製作|商事|電[機気]|建[設设]|銀行|公[園园司]|病院|高校|工業|出版"
    r"|書店|地区)"
    r"(?:[一-鿿々]{2}|[一-鿿]{2}[郎助介])"
)
_JAPANESE = lazy_pattern(
    rf"(?:{_SURNAMES})(?:[ \u3000](?!大学|大學)[一-鿿々]{{1,3}}|[ \u3000][ぁ-んァ-ヶー]{{2,5}})"
    rf"|(?:(?=[一-鿿々]{{4}})(?:{_SURNAMES}))(?<=[一-鿿々]{{2}}){_GIVEN}"
    r"|[一-鿿々]{3}輔"  # which ends names alone
    r"|[一-鿿々]{2,3}[ \u3000](?:[一-鿿]{1,2}[郎介助樹也彦雄夫]"
    r"|(?![電原分量粒素因王利])[一-鿿]{1,2}子)"
)
# words of three characters that begin with what is a surname too
_NO_JAPANESE = frozenset(
    words(
        """
        東京都 東大 東北 南極 林業 森林 関数 関係 関連 西洋 西暦 原理 原則 原論 原著 原稿
        北海道 堀削 岡山県 千葉県 福島県 宮崎県 石川県 山口県 福井県 高知県 香川県 長崎県
        福岡県
        """
    )
)
#: Surnames that nearly all in Korea have.
KOREAN_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하"
    "곽성차주우구민진지엄채원천방공"
)
_KOREAN_SYLLABLES = (
    "민수영희철지훈연진현준서은정미경성호우동혜재상윤하주원태승기석용규선숙혁빈나라아유예림인찬환종도형건"
    "광국근길남다대덕란람래련로록린만명무문배범병보복봉분비산삼새서설섭세소솔송숙순슬식신심안애양언"
    "여열엽옥온완왕요욱운웅율이익일임자장전제조중창채천춘충치쾌탁택평표필학한해향헌협홍화황회효후휘흠희"
)
_KOREAN = lazy_pattern(rf"[{KOREAN_SURNAMES}][{_KOREAN_SYLLABLES}]{{2}}")
_NO_KOREAN = frozenset(
    words(
        """
        이미지 정보학 강의실 고급편 한국어 한국형 기초편 최신판 전자책 서비스 유튜브 노트북
        주피터 이해하 정리본 강의용 한글화 전문가 전처리 정규화 자연어 인공지 고려대 서울대
        연세대 조선대 한양대 강원대 전남대 전북대 성균관 신경망 기초학 이산수 선형대 정수론
        조합론 문제집 구현체 하이퍼 이진수 지도학 비지도 오픈소 실전편 강화학 최적화 고성능
        지하철 신문사 주식회 한국인 한국사 이론서 안전성 유전자 이용자 남녀노 공유기 원서명
        한자어 주제별 이전버 한국학 공학자 공지사 원리와 최종본 진행중 하반기 상반기 전반기
        신규로 신기술 문서화 구조화 자동화 시각화 차원축 민주화 산업화 한영사 일영사 정식판
        조건부 최대화 최소화 이상치 이동통 정상화 전자공 전기공 화학과 신소재 지리학
        """
    )
)
_SHORTEST, _LONGEST = 3, 9


@lru_cache(maxsize=2048)
def is_eastern_name(text: str) -> bool:
    """Whether a text is a person's name in full in Japanese or Korean, and no known word."""
    if text.isascii() or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    if "가" <= text[0] <= "힣":
        return (
            len(text) == _SHORTEST
            and text not in _NO_KOREAN
            and _KOREAN.fullmatch(text) is not None
        )
    return text not in _NO_JAPANESE and _JAPANESE.fullmatch(text) is not None
