/** Words around the names of organisations, as data in folded letters. */

/** Legal forms and titles: never part of the name, never a hit. */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
	`тоо ооо ао оао зао пао нао ип гу кгу ргу кгп ргп гкп гккп кгкп ргкп пк кх фх кфх чп чси мфо мкк лко кск оси пт оо оф нпп нпо
пхв жшс ақ ашақ жақ жк кмм мм рмм рмк кмк мкқк кмқк өк шқ қб ққ ею жсо шжқ llp llc jsc ltd inc co corp gmbh plc lp ag sa
товарищество товарищества товариществу товариществом акционерное акционерного общество общества обществу обществом
ограниченной ответственностью индивидуальный предприниматель предпринимателя крестьянское хозяйство хозяйства
жауапкершілігі шектеулі серіктестік серіктестігі серіктестігінің акционерлік қоғам қоғамы қоғамының жеке кәсіпкер
шаруа қожалығы қожалығының кәсіпорын кәсіпорны мекеме мекемесі
учреждение учреждения предприятие предприятия государственное коммунальное республиканское мемлекеттік коммуналдық`.split(
		/\s+/
	)
);

/** Forms whose owner is a person: ИП Касымов is a person's name. */
export const OWNED_FORMS: ReadonlySet<string> = new Set('ип жк кх фх кфх чп чси жсо'.split(' '));

/** Words that thousands of names share; such a word alone says nothing. Beginnings of words. */
export const SHARED_WORDS: readonly string[] =
	`строй құрылыс курылыс сервис групп group компан company трейд trade торг сауда банк bank инвест invest капитал capital финанс
қаржы ломбард коллект агент қор фонд fund центр орталы плюс plus юг восток запад север казахстан қазақстан kazakhstan qazaqstan
алмат almaty астана astana нур-султан международн национальн народн республик город қала област облыс район аудан государст мемлекет
департамент управлен басқарма министерств министрл комитет полици прокуратур сот суд акимат әкімд университет колледж школ мектеп
больниц аурухана поликлин емхана завод зауыт фабрик холдинг holding корпорац corporation ассоциац палат юридическ заң закон
транс trans авто auto логист logist медиа media тех tech снаб сбыт продукт ресурс энерг нефт газ мұнай логистик плаза plaza
дос сити city инжиниринг engineering проект project консалт consult аудит audit недвижимост страхов сақтандыру жк тц трц бц
жилищн тұрғын пенсион зейнетақы социальн әлеуметт образован білім здравоохран денсаул`.split(/\s+/);

/** Without quotes or a legal form, such words still show that a name is no person's. */
export const ORGANISATION_SIGNS: readonly string[] =
	`банк компан университет колледж школ мектеп больниц аурухана поликлин емхана департамент управлен басқарма министерств министрл
комитет акимат әкімд әкімш завод зауыт фабрик холдинг корпорац ассоциац палат фонд ломбард центр орталы агентств жилищн кооператив
bank group company university holding trade invest`.split(/\s+/);

/** True for a word that begins with one of these and is hardly longer: школа, школы, but not Школьникова. */
export function isOneOf(beginnings: readonly string[], letters: string): boolean {
	return beginnings.some((one) => letters.startsWith(one) && letters.length - one.length <= (one.length < 5 ? 2 : 5));
}

/** English words in names of organisations, and how they are written by ear. */
const BY_EAR = new Map(
	`trade трейд|service сервис|services сервисес|group групп|group груп|company компани|city сити|house хаус|energy энерджи|oil ойл|build билд
line лайн|life лайф|home хоум|star стар|gold голд|world ворлд|time тайм|style стайл|food фуд|market маркет|finance финанс|solutions солюшнс
engineering инжиниринг|holding холдинг|capital капитал|house хауз|partners партнерс|development девелопмент|security секьюрити|car кар`
		.split(/[|\n]/)
		.map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? ''])
);
const BY_EYE = new Map(Array.from(BY_EAR, ([english, russian]) => [russian, english]));

/** Trade for трейд and трейд for trade; undefined for words that are spelled by their letters. */
export function otherLanguage(letters: string): string | undefined {
	return BY_EAR.get(letters) ?? BY_EYE.get(letters);
}
