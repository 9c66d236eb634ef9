/** The number (1 to 12) of a month's name or abbreviation in a language whose papers write it into feeds. */
export function monthNamed(word: string): number | undefined {
  return MONTHS.get(word.toLowerCase().replace(/\.$/, ''));
}

// Names that two languages use mean the same month in both. Left out: "listopad" and "lis", November in Poland and
// October in Croatia.
const NAMES = [
  `jan january januar janvier janv enero ene gennaio gen januari janeiro jänner jän gener ianuarie ian styczeń stycznia
    sty leden ledna január ocak oca tammikuu tammikuuta ιαν ιανουάριος ιανουαρίου янв январь января січ січень
    січня януари јануар ינואר يناير`,
  `feb february februar février févr fév febrero febbraio februari fevereiro fev febrer februarie luty lutego lut únor
    února február febr şubat şub helmikuu helmikuuta φεβ φεβρ φεβρουάριος φεβρουαρίου фев февр февраль февраля лют лютий
    лютого февруари фебруар פברואר فبراير`,
  `mar march märz mär mrz mars marzo maart mrt março març martie marzec marca březen března március márc mart maret
    maaliskuu maaliskuuta μάρ μαρ μάρτιος μαρτίου мар март марта бер березень березня מרץ مارس`,
  `apr april avril avr abril abr aprile aprilie kwiecień kwietnia kwi duben dubna április ápr nisan nis huhtikuu huhtikuuta
    απρ απρίλιος απριλίου апр апрель апреля кві квітень квітня април אפריל أبريل ابريل`,
  `may mai maj mayo maggio mag mei maio maig maja květen května május máj mayıs toukokuu toukokuuta μάι μαϊ μάιος μαΐου
    май мая тра травень травня мај מאי مايو`,
  `jun june juni juin junio giugno giu junho juny iunie iun czerwiec czerwca cze červen června június jún haziran haz
    kesäkuu kesäkuuta ιούν ιουν ιούνιος ιουνίου июн июнь июня чер червень червня юни јун יוני يونيو`,
  `jul july juli juillet juil julio luglio lug julho juliol iulie iul lipiec lipca lip červenec července július júl
    temmuz tem heinäkuu heinäkuuta ιούλ ιουλ ιούλιος ιουλίου июл июль июля липень липня юли јул יולי يوليو`,
  `aug august août aout agosto ago augustus augusti agost agustus sierpień sierpnia sie srpen srpna augusztus avgust
    ağustos ağu elokuu elokuuta αύγ αυγ αύγουστος αυγούστου авг август августа сер серпень серпня אוגוסט أغسطس اغسطس`,
  `sep sept september septembre septiembre settembre set sett setembro setembre septembrie wrzesień września wrz
    září szeptember szept septembar eylül eyl syyskuu syyskuuta σεπ σεπτ σεπτέμβριος σεπτεμβρίου сен сент сентябрь сентября
    вер вересень вересня септември септембар ספטמבר سبتمبر`,
  `oct october oktober okt octobre octubre ottobre ott outubro out octombrie październik października paź říjen října
    október oktobar ekim eki lokakuu lokakuuta οκτ οκτώβριος οκτωβρίου окт октябрь октября жов жовтень жовтня октомври
    октобар אוקטובר أكتوبر اكتوبر`,
  `nov november novembre noviembre novembro noiembrie novembar kasım kas marraskuu marraskuuta νοέ νοε νοέμβριος νοεμβρίου
    ноя нояб ноябрь ноября листопад листопада ноември новембар נובמבר نوفمبر`,
  `dec december dezember dez décembre déc diciembre dic dicembre dezembro desember desembre decembrie grudzień grudnia
    gru prosinec prosince decembar aralık ara joulukuu joulukuuta δεκ δεκέμβριος δεκεμβρίου дек декабрь декабря гру грудень
    грудня декември децембар דצמבר ديسمبر`,
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(/\s+/).map((name) => [name, index + 1] as const)),
);
