/**
 * The pronoun that a first name suggests; null for unknown names and for those of both: a wrong one is worse than
 * none. Of "Jean-Luc" and "Anne-Marie" the first part decides, unless the whole is known.
 */
export function pronounOfFirstName(name: string): 'he' | 'she' | null {
  const lower = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const whole = known(lower);
  const hyphen = lower.indexOf('-');
  return whole !== null || hyphen < 3 ? whole : known(lower.slice(0, hyphen));
}

function known(lower: string): 'he' | 'she' | null {
  if (MALE.has(lower)) return FEMALE.has(lower) ? null : 'he';
  return FEMALE.has(lower) ? 'she' : null;
}

/** First names by pronoun, in lower case without accents. A name that men and women bear stands in neither. Written by hand. */
const MALE: ReadonlySet<string> = new Set(
  // English, and what it took from the Bible
  (
    'aaron abel abraham abram adam adlai adrian alan albert alec alexander alf alfred alistair allan allen alvin ' +
    'ambrose amos andrew andy angus anthony antony archibald archie arnold art arthur asa augustus barack barney ' +
    'barrett barry bart basil beau ben benedict benjamin bennie benny bernard bernie bert bill billy bob bobby ' +
    'boris boyd brad bradley brady brandon brendan brent brett brian brock bruce bryan bryce bud byron caleb ' +
    'calvin carl carlton carter cedric chad charles charlie chester chip chris christian christopher chuck ' +
    'clarence clark claude clay clayton clement cliff clifford clint clive cody colby cole colin connor conor ' +
    'conrad cooper cornelius craig curt curtis cyril cyrus dale damian damien damon dan daniel danny darius ' +
    'darrell darren daryl dave david dean demetrius dennis derek derrick deshawn desmond dexter dick dirk dom ' +
    'dominic dominick don donald donnie doug douglas duane dudley duncan dustin dwayne dwight dylan eamonn earl ' +
    'ed eddie edgar edmund eduard edward edwin eli elijah elliot elliott ellis elmer elon emmett eoin ernest ' +
    'ernie errol ethan eugene evan everett ezra felix fergus finn fintan fionn floyd frank frankie fred freddie ' +
    'frederick gareth garrett garry garth gary gavin gene geoff geoffrey george gerald gerard gerry gethin gideon ' +
    'gil gilbert giles glen glenn gordon graham grant greg gregg gregory gus guy hal hamish hank harold harris ' +
    'harry harvey hector henry herb herbert herman hiram homer horace howard howie hubert hugh hugo humphrey ' +
    'humza hunter huw iain ian ieuan ike ira irving isaac isaiah ivan ivor jack jacob jake jamal james jared ' +
    'jarvis jason jasper jay jed jeff jeffrey jerald jeremiah jeremy jermaine jerome jerry jesse jim jimmy joe ' +
    'joel joey john johnnie johnny jon jonah jonas jonathan joseph josh joshua josiah jude jules julian julius ' +
    'justin karl keir keith ken kenneth kenny kent kevin kieran kirk kurt kyle lachlan lamar lance larry lawrence ' +
    'leander len lenny leo leon leonard leopold leroy les lester levi lewis liam lionel lloyd lorcan lou louis ' +
    'lowell lucas luke luther lyle lyndon magnus malachy malcolm malik marco marcus mark marshall martin marty ' +
    'marvin matt matthew maurice max maximilian maxwell melvin micah michael micheal mick mickey mike miles ' +
    'milton mitch mitchell mitt moe morris mort moses murray myles myron nat nate nathan nathaniel ned neil ' +
    'nelson neville newt niall nicholas nick nigel noah noel norman oisin oliver omar orson orville oscar otis ' +
    'otto owen padraig patrick paul percy perry pete peter phil philip phillip pierce preston quentin quincy ' +
    'ralph ramsey randall randolph randy ray raymond reggie reginald reince rex rhodri rhys rich richard rick ' +
    'rickey ricky rob robbie robby robert rod roderick rodney roger roland rolf ron ronald ronnie rory ross roy ' +
    'ruairi rudolph rudy rufus rupert russ russell ryan salvador sammy samson samuel saul scott seamus sean ' +
    'sebastian seth seymour shane shaun shawn sheldon sherman sherrod sid sidney silas simeon simon solomon ' +
    'spencer stan stanley stephen sterling steve steven stewart stuart tadhg ted teddy terence terrance terrence ' +
    'theo theodore thom thomas tim timothy toby todd tom tommy tony travis trent trevon trevor tristan troy ' +
    'tucker ty tyler tyree tyrone ulysses vance vaughn vern vernon vic victor vince vincent virgil wade wallace ' +
    'walt walter warren wayne wendell wesley wilbur wilfred will willard william willie winston wolf woodrow ' +
    'woody wyatt xavier zac zach zachary zack ' +
    // German, Dutch, Nordic
    'achim albrecht alois anders andreas andrus ansgar anton antti armin arnaud arne arvid asger axel bastian ' +
    'bengt bernd berndt bernhard bjarne bjorn bo boudewijn burkhard carsten christoph claus daan dagfinn detlef ' +
    'didrik diederik dieter dietmar eberhard eckhard eero egon eirik emil enno erich erik ernst esa espen ewald ' +
    'fabian falk ferdinand florian folkert franz friedrich frits fritz geert gerd gerhard gerrit gert gijs goran ' +
    'gottfried gudmundur guido gunnar gunter gunther gustaf gustav haakon halvor hannes hans harald hartmut ' +
    'heikki heiko heiner heinrich heinz helge hellmut helmut hendrik henning henrik hermann holger horst ilkka ' +
    'ingmar jaak jaap janne jannik jari jens jeroen joachim jochen joerg johan johann johannes joost jorg jorgen ' +
    'joris jorn josef jost juha jukka jurgen juri jyrki kai kari kaspar kjell klaas klaus knut koen konrad lars ' +
    'lasse lauri leif lennart lothar ludger ludwig lukas lutz maarten mads manfred markus mathias mats matthias ' +
    'matti mattias mika mikael mikkel mikko moritz morten niels niklas nils norbert olaf olav ole olli olof oskar ' +
    'otmar ottmar ove paavo patrik peder pekka petteri pieter poul preben rainer ralf rasmus reiner reinhard ' +
    'reinhold risto roald ruben rudiger rudolf rutger ruud sauli sigmar sigurd soren stefan steffen sten stig ' +
    'svein sven sverre sybrand taavi tapio teemu thierry thijs thorsten timo tobias tomas toomas torben tore ' +
    'torsten trond udo ulf ulrich ulrik urmas uwe vidar ville volker walther werner wiebe wilhelm willem willy ' +
    'wim winfried wolfgang wopke wouter yngve ' +
    // French, Italian, Spanish, Portuguese
    'abelardo achille adolfo adolphe agostino alain alberto alejandro alessandro alessio alexandre alfonso ' +
    'alfredo aloisio alonso alvaro amadeo anatole andre angelo antoine antonio armand armando arnaldo arsene ' +
    'arturo augusto aurelien aurelio baltasar baptiste bartolomeo bastien bautista benito benoit bertrand beto ' +
    'bruno camilo carlo carlos cesar christophe ciro claudio constantin corentin cristiano cristobal cyrille ' +
    'dario denis didier diego dino domenico domingo edgardo edmond edouard eduardo efrain elio emile emiliano ' +
    'emilio emmanuel enrico enrique enzo ernesto estanislao esteban etienne eugenio evaristo evo ezequiel fabien ' +
    'fabio fabrice fabrizio fausto federico felipe ferdinando fermin fernando fidel filipe filippo flavio florent ' +
    'francesco francisco franck franco francois gael gaetano gaspar gaston gennaro geraldo gerardo germain german ' +
    'giacomo giancarlo gianfranco gianluca gianni gilberto gilles gino giorgio giovanni girolamo giulio giuseppe ' +
    'gonzalo gregoire gregorio guillaume guillermo gustave gustavo helder henri henrique heriberto hernan ' +
    'hernando herve hipolito honore horacio humberto ignacio ignazio inacio inigo isidro jacinto jacques jaime ' +
    'jair javier jeronimo joao joaquim joaquin jordi jorge jose josep juan julien julio lazaro leandro leonardo ' +
    'leonel lino lorenzo luc luca luciano ludovic luigi luis luiz manu manuel marc marcel marcello marcelo marcio ' +
    'mariano mario mathieu matias matteo mauricio maurizio mauro maxime maximo michel miguel moises nabil narciso ' +
    'nestor nicolas nicolo octavio olivier osvaldo pablo paco paolo pascal patrice paulo pedro pepe philippe ' +
    'pierre pietro placido quim quique rafael ramiro ramon raoul raphael raul regis remi remy renan renato ' +
    'ricardo riccardo rinaldo roberto rodolfo rodrigo rogelio romain romano romeo ronaldo ruy salvatore sandro ' +
    'santiago santino sergio severino silvano silvio stanislas stefano stephane sylvain teodoro thibault thibaut ' +
    'tiago tito tommaso ugo umberto valdir valerio vicente vincenzo virgilio vitor vittorio wagner walmir yann ' +
    'yannick yvan yves yvon ' +
    // Slavic, Baltic, Hungarian, Romanian, Balkan, Greek
    'aleksandar aleksander aleksandr aleksei aleksej aleksey alexandros alexandru alexei alexey ambroz anastasios ' +
    'anatoli anatolii anatoliy anatoly andras andrei andrej andrey andrii andrius andriy andrzej antanas antonin ' +
    'antonis apostolos aram ararat arkady armen arsenii arseniy artak artem arturas balazs bartosz bela bidzina ' +
    'blaz bogdan bojan borislav borys boyko branko bronislaw calin cezary constantine corneliu costas csaba ' +
    'dalibor damir danail daniil danil danylo darko dejan denys dezso dimitar dimitri dimitrios dimitris dmitri ' +
    'dmitrii dmitriy dmitry dmytro donatas dragan drago dusan edgars edi egils ervin evangelos evgeny fedor ' +
    'florin fyodor gabor gediminas genadij gennady georgi georgios georgy gheorghe giorgi giorgos gitanas gjorge ' +
    'gleb grigory grzegorz gyorgy gyula hashim hayk hristijan hristo hryhoriy ibrahim igor ihor ilham ilir illia ' +
    'ilya imre ion ionel ionut irakli istvan ivailo ivica ivo jacek jakub janez janis janos jaroslav jaroslaw ' +
    'jerzy jiri josip jovan jozef juris kamil karel karol kaspars kestutis kiril kirill kiro klement konstantin ' +
    'konstantinos kostas kostiantyn kresimir krisjanis krystian krzysztof kyriakos lajos laszlo lech leonid ' +
    'leszek levan liviu ljubomir lubomir lubos ludovit lukasz maciej maksim maksym marcin marek marijan marius ' +
    'matej mateusz maxim mihai mihail mikhail mikheil miklos mikola mikulas milan milo milojko milorad milos ' +
    'miodrag mircea miro miroslav miroslaw mladen momir myhailo mykhailo mykola nebojsa nenad nicolae nicusor ' +
    'nikita nikol nikola nikolai nikolaos nikolas nikolay nikoloz nikos octavian oleg oleh oleksandr oleksii ' +
    'oleksiy olexiy ondrej oriol ostap ovidiu panagiotis pavel pavlo pavlos pavol pawel petar peteris petr petras ' +
    'petro piotr plamen predrag radek radomir radoslaw radovan raimonds ramunas ramzan rastislav ratko robertas ' +
    'roman romas rostyslav rumen ruslan rustem ryszard samo sandor savvas semyon serge sergei sergey sergii ' +
    'serhii serhiy serzh slavko slawomir slobodan spyros stanislav stanislaw stavros stefanos stepan stevo stojan ' +
    'svatopluk svetoslav szymon tadeusz taras tiberiu tibor tigran tihomir timur todor tomasz tomaz tomislav ' +
    'tonis traian vaclav vadim vadym vahagn vakhtang valdas valdis valentin valentyn valeri valerii valeriy ' +
    'valery vasil vasile vasilis vasily vasyl vazgen viktor viorel vit vitali vitalii vitalijus vitaliy vitaly ' +
    'vlad vladimir vladislav vlado vladyslav vojislav vojtech volodymyr vsevolod vuk vyacheslav waldemar wieslaw ' +
    'witold wlodzimierz wojciech yaroslav yegor yevgeny yevhen yevhenii yuri yurii yuriy yury zbigniew zdenek ' +
    'zdravko zeljko zlatko zoltan zoran zsolt zurab ' +
    // Arabic, Persian, Turkish, Hebrew, Central Asian
    'abbas abd abdallah abdel abdelaziz abdelfattah abdelkader abdelmadjid abdirahman abdo abdoulaye abdul ' +
    'abdulaziz abdulla abdullah abdulrahman abdurrahman abiy abu adel adil adnan ahmad ahmed ahmet akram ala alaa ' +
    'aladdin ali alireza alp amin amir ammar amr anas anwar ardeshir arif asad asif asim assad ata avi avigdor ' +
    'aviv avner ayman aytac aziz azmi baha bahram bakhtiyar bashar basim bassam bekir berat bezalel bilal ' +
    'binyamin boaz bulent burak burhan can cem cemil cevdet daoud dariush devlet ebrahim ehud ekrem elyas emad ' +
    'emin emomali emre ercan erdogan erkan esmaeil esmail eyad eyal fadi fahad fahd faisal farhad faris farouk ' +
    'faruk fathi fatih fawzi faysal ferhat feroz firas fouad fuad gadi gebran ghassan ghazi gholam gilad habib ' +
    'hafez haider hakan hakim hamad hamid hamza hani haroun hasan hashem hassan hassane hatem haytham herzi ' +
    'hesham hichem hikmet hisham hosni hossam hossein houman hulusi husam husayn husni hussain hussein iddo idris ' +
    'idriss ilan imad imran isam ishaq ismail ismet israel itamar jabbar jaber jafar jalal jamil jassem javad ' +
    'jawad jihad kamal kareem karim kassem kassym kemal khaled khalid khalifa khalil khayrat kutaiba latif loay ' +
    'lutfi mahdi mahmoud mahmud mahmut majid malek mamdouh mansour marwan masoud massoud mazen mehdi mehmet ' +
    'mevlut moammar moaz mohamad mohamed mohammad mohammed mohamud mohsen moncef mortaza moshe mostafa muammar ' +
    'muhamad muhammad muhammed muhannad muhsin mukhtar mundhir muqtada murad murat musa musab mustafa nabih nadav ' +
    'nader nadir naftali naguib najib nasser nawaf nawaz nayef nazar nizar nouri numan nuri nursultan odeh ofer ' +
    'omer ophir oren osama osman othman ozgur qais qasem qassem quassim rached rachid raed rafic rafik rafiq ' +
    'ramadan rami ramzi rashad rashed rashid rauf recep reda reza riad riyad riyadh roei rouhollah saad sabri ' +
    'sadegh sadiq sadyr saeed said saif salah salam saleem saleh salem salim salman sameh sami samir sardar sayed ' +
    'sayyid selahattin selim serdar serkan shaul shavkat sherzod shimon shlomo sinan sohrab suleiman suleyman ' +
    'sultan taha taher tahsin talal taleb tamim tamir tarek tareq tariq tayseer tayyip tolga tuncay turgut turki ' +
    'tzachi uri usama uzi vahid wael wafiq waleed walid wasim yaakov yahya yair yakov yariv yasin yasir yasser ' +
    'yehuda yigal yisrael yitzhak yoav yossi yousaf yousef youssef youssouf yuli yunus yusuf yuval zafer zaid ' +
    'zakaria zaki zalmay zayed zeev zein zeyad ziad ziv zuhair ' +
    // South and South-East Asian
    'abhijit abhishek aditya agus airlangga ajay ajit akash akhil akhilesh akshay alok amar amartya amit amitabh ' +
    'amol anand anil anish ankit anoop anup anupam anura anurag anutin arjun arun arvind aseem ashish ashok ' +
    'ashwin atal atul avinash azhar babar bambang bangaru bashir bhupesh bilawal bimal bongbong budi chandan ' +
    'chandra chandrababu chandrasekhar chetan chirag deepak dev devendra dharmendra digvijay dilip dinesh dipak ' +
    'eknath farooq ganesh gautam ghulam gibran girish gopal gotabaya govind gulzar hardeep hari harish harsh ' +
    'harshvardhan hemant himanta hishammuddin inder indrajit jagan jagdeep jairam jaswant jatin jawaharlal jayant ' +
    'jignesh jitendra joko jusuf kailash kapil karan karthik kiren kishore krishna kumar kunal lalit luhut madhav ' +
    'madhukar mahathir mahender mahesh mahinda mahindra maithripala mallikarjun manik manish manmohan manoj ' +
    'maulana mohan mohandas muhyiddin mukesh mukul murali nandan narendra naresh naveed naveen navin navjot ' +
    'nikhil nilesh nirav nitin nitish omprakash pankaj parag paresh parth pavan pervez pinarayi piyush prabhakar ' +
    'prabowo pradeep prakash pramod pranab prashant pratap praveen prayuth prem qamar raghav raghuram rahul raj ' +
    'raja rajan rajat rajeev rajendra rajesh rajinder rajiv rajnath raju rakesh ram ramachandra raman ramesh ' +
    'ramnath ranil ranjit ravi ravindra rishi rohan rohit rupak sachin sajith sandeep sanjay sanjeev sanjiv ' +
    'sanjoy santosh sarath satish satya saurabh shahbaz sharad shashi shehbaz shekhar shivraj shyam siddharth ' +
    'sitaram sivakumar soumya srettha sridhar srinivas sudhir suhas sukhbir sunil suresh surya sushil susilo ' +
    'tejashwi teuku thaksin tharman uday uddhav udhay umar usman venkaiah venkat venkatesh vidya vijay vikas ' +
    'vikram vikrant vinay vineet vinod vipin virat vishal vishnu vivek wajid wiranto yashwant yogendra yogi zahid ' +
    'zulfikar ' +
    // East Asian, where the given name comes first in English
    'akihiko akihito akio akira atsushi daisuke fumio goro guangchang haruhiko haruki hideki hideo hirohito ' +
    'hirokazu hiroki hiroshi hiroyuki ichiro isao jiro junichi junichiro junji katsunobu kazuhiko kazuo keiichi ' +
    'keiji keisuke kenichi kenji kenta kenzaburo kiyoshi koichi koji masaaki masahiro masaki masao masato ' +
    'masayoshi mitsuhiro motohiro naoki naoto nobuo nobuyuki osamu ryo ryosuke ryota ryuichi satoshi seiji seiko ' +
    'shigeru shinji shinjiro shintaro shinzo shoichi shunichi soichiro susumu tadashi taichi takahiro takao ' +
    'takashi takeshi takuya taro tatsuo tatsuya tetsuo tetsuya toru toshihiro toshimitsu toshio toshiro tsutomu ' +
    'yasuhiro yasuhisa yasuo yasutoshi yoichi yoji yoshihide yoshihiko yoshimasa yoshiro yuichi yukio yusuke ' +
    'yutaka zhengfei ' +
    // African
    'abebe adama adebayo adekunle akinwumi alassane alpha amadou anyang aristide assimi atiku ayodele babacar ' +
    'babatunde bakary bassirou bingu blaise bola bongani bukola chidi chinedu chinua chukwuma daouda dawit ' +
    'didymus dieudonne ebrima ekow emeka emmerson evariste faure festus fode gedion gnassingbe goodluck haile ' +
    'hailemariam hakainde hifikepunye ibrahima idi isaias isatou issoufou jabulani jakaya jomo joram kagiso ' +
    'kassim kizza kofi kwame kwesi lamine laurent lazarus lesetja levy macky mahama mahamadou mahamat mamadou ' +
    'mamady meles moise mokgweetsi moktar moussa muhammadu mulatu musalia musyoka mwai nnamdi odinga okechukwu ' +
    'olusegun oluwaseun ousmane paulin pius pravin raila rigathi roch rotimi salva sani seif seretse seydou ' +
    'sibusiso siphiwe sipho tedros tendai thabo thulani tidjane tshepo tunde uche uhuru umaro workneh yakubu yayi ' +
    'yemi yoweri zwelinzima'
  ).split(' '),
);

const FEMALE: ReadonlySet<string> = new Set(
  // English, and what it took from elsewhere
  (
    'abby abigail ada adelaide adele adeline adriana adrienne agatha agnes aileen aimee aisling alana alexandra ' +
    'alexandria alice alicia alison alissa allison alma alyssa amanda amber amelia amy anastasia angela angelica ' +
    'angelina angharad angie anita ann anna annabel annabelle anne annette annie antoinette antonia aoife april ' +
    'arabella ariana arlene ashanti astrid athena audrey aurora ava avril ayanna barbara bea beatrice becca becky ' +
    'belinda bella bernadette bernice bertha bess beth bethany betsy betty beulah beverly bianca blanche bonnie ' +
    'brenda briana brianna bridget brittany bronwen brooke caitlin calista camilla candace candice cara carissa ' +
    'carla carly carmel carmen carol carole carolina caroline carolyn carrie carys cassandra cassie catharine ' +
    'catherine cathleen cathy catrin cecelia cecilia cecily celeste celia celine cerys charity charlene charlotte ' +
    'chelsea cherie cheryl chloe chrissy christa christiana christie christina christine ciara cindy claire clara ' +
    'clare clarissa claudette claudia clementine colette colleen condoleezza connie constance cora cordelia cori ' +
    'corinne crystal cynthia daisy daniella danielle daphne darlene dawn deanna deb debbie deborah debra deirdre ' +
    'delia della delores denise desiree diana diane dianne dina dinah dolly dolores donna dora doreen doris ' +
    'dorothea dorothy dot ebony edith edna edwina eileen eilidh elaine eleanor elena elisabeth elise eliza ' +
    'elizabeth ella ellen ellie eloise elsa elsie eluned emilia emily emma erica erika erin ernestine estelle ' +
    'esther ethel etta eugenia eunice eva evangeline eve evelyn fae faith fannie fay faye felicia felicity fern ' +
    'ffion fiona fionnuala flora florence frances francine freda frederica frieda gail gemma geneva genevieve ' +
    'georgia georgina geraldine germaine gertrude gilda gillian gina ginger ginny gladys glenda gloria grace ' +
    'grainne greta gretchen guinevere gwen gwendolyn gwyneth hannah harriet hattie hazel heather heidi helen ' +
    'helena henrietta hermione hester hilary hilda hillary holly hope ida ilhan imelda imogen ina ingrid irene ' +
    'iris irma isabel isabella isabelle isla ivanka ivy jacqueline jacquelyn jane janelle janet janette janice ' +
    'janine jasmine jayne jeanette jeanine jeanne jemima jen jenna jennie jennifer jenny jessica jill jillian jo ' +
    'joan joann joanna joanne jocelyn jodie johanna josephine josie joy joyce juanita judith judy julia juliana ' +
    'julianne julie juliet june justine kamala karen karin karina karla kassandra kate katharine katherine ' +
    'kathleen kathryn kathy katie katrina kay kayla kayleigh keira keisha kellie kellyanne kendra ketanji kiera ' +
    'kimberley kimberly kirsten kirstie kirstjen kirsty kitty krista kristen kristi kristie kristin kristina ' +
    'lacey lakeisha lana lara latasha lateefah latonya latoya laura laurel lauren laurie lavinia leah leanne ' +
    'leila lena leona leonora leticia letitia lila lillian lilly lily linda lisa liz liza lizzie lizzy lois lola ' +
    'loretta lori lorna lorraine lottie louisa louise lowri lucia lucille lucinda lucy lulu lydia lynda lynette ' +
    'lynne mabel madeleine madeline madge mae maeve maggie mairead mairi maisie mallory mamie mandy marcia ' +
    'margaret margery margie margo margot marguerite maria mariah marianne marie marietta marilyn marina marissa ' +
    'marjorie marlene marsha martha mary maryann matilda maude maura maureen mavis maxine megan meghan megyn ' +
    'melania melanie melinda melissa mercedes meredith mhairi mia michelle mildred millicent millie mimi mindy ' +
    'minnie miranda miriam moira mollie molly mona monica muriel myra myrna myrtle nadia nadine nan nancy naomi ' +
    'natalia natalie natasha nell nellie nerys nettie nia niamh nicole nikki nina noelle nora norma octavia ' +
    'odette olive olivia opal ophelia orla orlagh paige pam pamela pansy patricia patsy patti patty paula ' +
    'paulette pauline pearl peggy penelope penny petra phoebe phyllis pippa polly portia pramila primrose ' +
    'priscilla prudence queenie rachael rachel ramona rebecca regina renee rhiannon rhoda rhonda rita roberta ' +
    'rochelle roisin rosa rosalie rosalind rosalyn rosamund rosanna rosanne rose roseann roseanne rosemary rosie ' +
    'rowena roxanne ruby ruth sabrina sadie sally samantha sandra saoirse sara sarah saskia savannah scarlett ' +
    'selena selina serena shanice shaniqua shari sharon sheila shelagh sheryl shirley sian sienna sigourney ' +
    'sinead siobhan sissy sondra sonia sonya sophia sophie sorcha stacey stella stephanie sue susan susanna ' +
    'susannah susie suzanne suzie sybil sylvia tabitha tamara tamika tammy tania tanisha tanya tara tatiana ' +
    'teresa teri tess tessa thelma theresa tiffany tina toni tracey tricia trina trish trudy tulsi una ursula ' +
    'valerie vanessa velma vera veronica vicki vicky victoria viola violet virginia vivian vivien vivienne wanda ' +
    'wendy wilhelmina wilma winifred winnie xanthe yolanda yvette yvonne zelda zoe zoey ' +
    // German, Dutch, Nordic, Baltic, Finnish
    'agneta agnieszka aino alva anette angelika anja anke annalena annegret anneke anneli annelies annelise ' +
    'annika anouk antje aud ausrine babette barbel beata beate berit birgit birgitta birgitte birte bodil ' +
    'brigitta brigitte britta carola charlotta christel christiane corina cornelia dagmar dalia daniela dorien ' +
    'dorte dorthe edda elfriede elina elke ellinor elly elsbeth else erna eveline evika ewelina franka franziska ' +
    'frauke freya friederike gerda gertrud gesine gisela gitte greet gretel grethe gro gudrun gunilla hanna hanne ' +
    'hannelore hedda hedvig heike heleen helga helle henriette hilde hildegard ieva ilka ilona ilse ilze inga ' +
    'inge ingeborg ingela inger ingrida ingvild irmgard irmtraud isolde jacinda jannie jette johanne jutta kaja ' +
    'kajsa karolina kathrin katja katrin katrine kersti kerstin kirsi klara klaudia kristel kristiina krisztina ' +
    'laima laimdota laine leena lene lieke lies liesbeth liesje liina lina line lisbeth lise liselotte liv lone ' +
    'lotta lotte magda magdalena maj maja malin malou manuela mareike mareile maren marga margareta margarete ' +
    'margarethe margit margrethe margriet mari mariann marieke marijke marika marion marit marita marja marlies ' +
    'marta mathilda mathilde merete merle mette mieke mikaela nele nelly olga ottilie paivi pernille petronella ' +
    'pia ragnhild rasa regine reinhild renate ria riikka riita ronja rosemarie sabine sanna sanne sari satu ' +
    'sibylle signe sigrid silke silvana silvia siri sirpa siv solveig stine susann susanne svenja svetlana ' +
    'synnove tanja tarja thea theodora therese tiina tilda tine tineke tora tove trine trude tuula ulla ulrike ' +
    'ursel ute vigdis viktorija vilija viveca wencke wibke wiebke ylva ' +
    // French, Italian, Spanish, Portuguese
    'adela adelina agathe agustina alba alejandra alessandra alessia alexandrine alina aline alix amalia amandine ' +
    'amparo ana anabel anais andreia angeles angelique annick annunziata antonella antonieta arancha arianna ' +
    'arlette aude aurelia aurelie aurore azucena beatrix beatriz begona benedetta benedicte berenice bettina ' +
    'blanca brigida camila candela caridad carina carlota carmela carmelita caterina catia cecile celina chantal ' +
    'chiara christelle clarice clarisse claudine clotilde concepcion conchita consuelo coralie cristiana cristina ' +
    'damares delcy delfina delphine dilma donatella dorotea edurne edwige elba elenora eleonora eliane elisa ' +
    'elisabetta elodie eloisa elvira emanuela emmanuelle encarnacion enriqueta esperanza estefania estela ester ' +
    'eugenie eulalia fabienne fabiola fatima federica fernanda filomena flavia florencia francesca francisca ' +
    'francoise gabriela gabriella genoveva georgette ghislaine gimena ginevra giorgia giovanna gisele giulia ' +
    'giuliana giuseppina gleisi graca graciela guadalupe heloise hortense ignazia ilaria ilda ines inmaculada ' +
    'iolanda irenita isabela isaura itziar ivette ivonne jacinta janaina jeannine jimena joana joelle josefa ' +
    'josefina josette josiane juana julieta karine laetitia laia laure lea leire leonie leonor letizia lidia ' +
    'lieve liliana liliane lorena lourdes luana luce lucette luciana lucie lucienne lucrecia ludivine ludovica ' +
    'luisa lurdes luz macarena maddalena maialen manoela manon mara marcela marcella marcelle margarida margaux ' +
    'margherita mariana mariangela maribel maricarmen mariela marielle marilena marine marinella marisa marisol ' +
    'maristella maritza martina martine maryse matilde maud micaela michela micheline milagros mireille mirella ' +
    'mirta moana monique montserrat murielle myriam natacha nathalie nelida nieves noemi nuria odile ofelia ' +
    'olimpia oriana ornella paloma paola paulina perla piedad pilar pina rachele raffaella raquel remedios rocio ' +
    'rosalba rosalia rosana rosangela rosaria roseline roselyne rosita rossana sandrine santina sarita segolene ' +
    'serafina silvina simona simonetta sofia solange soledad stefania sylvaine sylvie tarcila teresita tereza ' +
    'thais thereza valentina valeria vanda veronique virginie viviana viviane ximena xiomara xochitl yael yamila ' +
    'yolande zulema ' +
    // Slavic, Hungarian, Romanian, Balkan, Greek, Caucasian
    'afroditi agata aksana albina aleksandra alena alesia aliona alla alona anastasiia anastasiya anca anelia ' +
    'aneta angeliki anica aniko anush anzhela anzhelika armine asja atifete aurelija barbora biljana blanka ' +
    'bogumila bohdana bojana bozena branka camelia catalina cveta danica danijela danuta daria darija darya ' +
    'desislava despina dijana dita dobromila doina dominika dorota draga dragana dubravka dunja edita ekaterina ' +
    'eleftheria elitsa elzbieta emese emina erzsebet eszter evgenia evgeniya ewa florica galina gayane gordana ' +
    'grazyna halina hana ileana iluta ioana ioanna irena irina iryna ivana ivanna iveta iwona izabela jadranka ' +
    'jadwiga jana jarmila jaroslava jasna jelena jirina jitka jolanta jovana judit julija justyna kalina kamila ' +
    'katalin katarina kataryna katarzyna katerina kateryna khatia khrystyna kinga klaudija kolinda krystyna ' +
    'ksenia kseniya larisa larysa lenka lesya lidija lidiya liliya liudmila livia ljiljana lubov ludmila ludmyla ' +
    'luminita lusine lyubov lyudmila magdolna maia malgorzata mane mariia marija marijana mariya marketa maryna ' +
    'marzena mila milena milica milka mira mirela mirjana miroslava monika nada nadezhda nadiia nadiya nadja ' +
    'nataliia natalija nataliya natalya natasa nevena nona nune oksana oleksandra olena olha olya oxana paraskevi ' +
    'pavla pavlina polina radka radmila raisa ralitsa renata rositsa roza rumiana ruslana ruxandra ruzica salome ' +
    'sanda sanja senka slavica snezana sofiia sofija sofiya solomiia sona sonja sorina stanislava stoyana suzana ' +
    'svetla sviatlana svitlana szilvia tamar tamila tatjana tatsiana tatyana tetiana tetyana tijana tomasina ' +
    'tsvetana urszula valentyna valeriia valeriya varvara vasiliki vasilisa veronika vesela vesna viktoria ' +
    'viktoriia viktoriya violeta viorica vita vjosa vlasta wieslawa wioletta yana yekaterina yelena yevgenia ' +
    'yevheniia yulia yuliia yuliya zdenka zdravka zeljka zinaida zofia zoia zorica zoya zsuzsa zsuzsanna zuzana ' +
    // Arabic, Persian, Turkish, Hebrew, Central Asian
    'abla adila afaf ahlam aida aigul ainura aisha aishah akila alia aliya amani amena amina aminah amira anat ' +
    'anisa arwa asel asiya asma asmaa atena avital aya ayala ayelet ayesha ayse aysegul aysel aysenur azadeh azza ' +
    'basma batoul benazir betul bushra canan dalal dilara dinara donia ebru ece efrat einat elif emine esra esraa ' +
    'etti fadwa faiza farah farida farideh fatema fatemeh fatma fatou fawzia feryal fethiye filiz firdaus fouzia ' +
    'galia ghada gila golnaz gul gulmira gulnara gulsen gulten habiba hadas hadeel hadiza hafsa hafsat hajar hala ' +
    'halima hanan hande hania hatice hayat heba hend hiba hoda houda huda ikram ilana inas inbal intisar isra ' +
    'jamila jihan karima khadija khadijah kholoud laila lamia lamya latifa layla leyla lihi limor loujain lubna ' +
    'lulwa maha mahnaz maissa malak malala manal maral maram mariam marwa maryam masih meirav meltem meral merav ' +
    'merve michal miri mouna mozhgan muna nabila nadera nadiye nagham nahid nahla naila naima najat najla najwa ' +
    'narges nargess nasreen nasrin nawal nazanin nazli nermin nesrin nilufer nisreen nofar noga noha norah nouf ' +
    'noura nurit nuriye nursel orit orly orna osnat ozlem parisa parvin pelin pinar rabab rabia raghad raheel ' +
    'rahma rana randa rania ranya rasha rawan rawya razan reem rena rima roghieh rola roula roya ruba rukhsana ' +
    'rula saadia saba sabiha safia sahar saida sakina salima salma saltanat salwa samar samia samira sana sanaa ' +
    'sareh sarit sawsan selma sema sevgi sevim shada shadia shahida shahnaz shaima shaimaa shakila sharren shelly ' +
    'shereen sherin shira shirin shula shulamit sibel sigal soraya souad suad suha suhair sukaina sumaya sumayya ' +
    'suzan tahani tansu thuraya togzhan tzipi tzipora wafa wafaa wedad wijdan yara yasmeen yasmin yasmine yehudit ' +
    'yifat yildiz yousra zaha zahra zainab zamira zaynab zehava zehra zeina zeinab zeynep zhanar zohreh zubaida ' +
    'zuleikha ' +
    // South and South-East Asian
    'aarti aditi akanksha alka ambika amrita anandi anjali anju ankita anuradha anusha aparna archana arpita ' +
    'arundhati asha ashwini atishi bhavana brinda chandrika chhaya corazon damayanti deepa deepali deepika devi ' +
    'devika disha divya durga ekta fahmida gauri gayatri geeta geetha gita halimah harini harsimrat hasina hema ' +
    'hina hira imee indira indranee indrani indu isha jaya jayalalitha jayanthi jayashree jhumpa jwala jyoti ' +
    'kalpana kalyani kamini kangana kanimozhi karishma kavita kavitha khaleda khofifah khushbu kirron kriti ' +
    'lakshmi lalitha lata latika leni loida madhavi madhuri mahua mala mamata maneka manisha manju maryum maya ' +
    'mayawati medha meena meenakshi meera megawati mehbooba menaka mridula mumtaz nabeela namrata nandini nandita ' +
    'neelam neera neeta neha nguyet nidhi nirmala nirupama nisha nita nivedita nurul padma padmini paetongtarn ' +
    'pallavi parineeti parvati pooja poonam prachi prajakta pratibha pratima preeti preity prema priya priyanka ' +
    'puan puja purnima rachna radha radhika ragini rajani rajkumari rakhi rani rashmi reena rekha renu renuka ' +
    'reshma retno richa rina risa ritu rohini roopa ruchi rukmini rupa sabita sadhvi sakshi sandhya sangeeta ' +
    'sania sarala saroja saumya savita savitri seema shabana shaista shalini shanta sharmila sharmistha shefali ' +
    'sherry shilpa shobha shobhaa shraddha shreya shruti shubha simran sirimavo smita smriti sneha sonali subha ' +
    'suchitra sudha sujata sulochana sumitra sunita supriya surekha sushma susi swapna swara swati tanushree ' +
    'tanvi tasleema taslima teesta trisha trupti uma urmila urvashi usha vandana vanita varsha vasudha vasundhara ' +
    'veena vidhya vijaya vimala vinita vrinda yashoda yenny yingluck zakia ' +
    // East Asian, where the given name comes first in English
    'akiko asako asuka atsuko ayako ayumi chiaki chieko chikako chizuko eiko emi emiko eriko etsuko fumiko fusako ' +
    'hanae haruka haruko harumi hideko hiroko hisako hitomi honoka junko kana kanae kanako kaori kazuko keiko ' +
    'kiyoko kumiko kuniko kyoko machiko makiko mariko masako mayu mayumi megumi michiko midori mieko miho mikako ' +
    'minako misako mitsuko miyuki mizuho momoko motoko naoko natsuko noriko reiko renho rie rieko rumiko ryoko ' +
    'sachiko sadako sakura sanae satoko satsuki sayaka sayuri setsuko shigeko shihoko shizuka sumiko suzuko ' +
    'takako tamaki tamayo tokiko tomoko tomomi toshiko yasuko yayoi yoko yoshiko yukari yukiko yuko yumi yumiko ' +
    'yuriko ' +
    // African
    'abena abimbola adaeze adanna adjoa adunni afua akosua akua amaka ameenah aminata amma anta assata atsede awa ' +
    'baleka bathabile bogaletch busisiwe chimamanda chinwe chioma ebele efua ezinne fanta fatoumata fikile folake ' +
    'folasade funke funmilayo hafsatu hauwa helah hirut joice khanyisile khumbudzo lindiwe lupita mamphela ' +
    'mariama marieme mwende naisula naledi nandi neema ngozi nkechi nkosazana nokuthula nompumelelo nomsa nomvula ' +
    'nomzamo obiageli olufunke oluremi omotola oumou patience phumzile ramatoulaye rokia shamsa specioza thandi ' +
    'thandiwe thembi thenjiwe thokozile tsitsi wangari yaa yewande zandile zanele zodwa'
  ).split(' '),
);
