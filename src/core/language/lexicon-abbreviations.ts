/** Words whose period does not end a sentence, in lower case without the period. Written by hand. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx dr prof sen sens rep reps gen gov govs lt col sgt cpl pvt capt cmdr maj adm brig pres sec hon rev fr sr st ' +
    'supt insp det amb atty dir asst assoc messrs mt ft vs v etc eg ie viz cf ca al op approx dept est fig vol pp ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri ala ariz ark calif colo conn del fla ' +
    'ga ill ind kan ky mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo'
  ).split(' '),
);

/** Abbreviations that end a sentence about as often as not: only a usual first word behind them splits. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set('inc corp co ltd llc plc bros jr sr esq'.split(' '));

/** Words that begin a sentence after "U.S." or "Inc." far more often than they go on with a name. */
export const USUAL_FIRST_WORDS: ReadonlySet<string> = new Set(
  (
    'the a an he she it they we i you this that these those his her their its our my but and or so yet if when while after ' +
    'before since as in on at for from with by to although though however meanwhile there here what who why how not no ' +
    'some many most all both one last next earlier later'
  ).split(' '),
);
