import type { Marks } from './wordings.js';

const ADMINISTRATIVE = '=адм|админ|акимш';
const OFFENCE = 'правонар|бузуш|=коап|=акбтк|взыскан';
const LABOUR = 'трудов|=труд|=труда|енбек';
const FAMILY = 'семей|=сем|=отб|брач|=брак|=брака|отбас|=неке';
const HOUSING = 'жилищ|=жил|=жилье|=жилья|тургын';
const SOCIAL = 'социал|=соц|соцобес|пенси|пособи|алеумет|=алеум|зейнет|жардемак';
const ENFORCEMENT = 'исполнит|исполнен|аткару|орындау';
const CRIMINAL = 'уголов|=угол|=уг|кылмыст|=кылм';
const OTHER =
	'=иное|=иные|=иная|=иной|=другое|=другие|=другая|=прочее|=прочие|=прочая|=озге|=озгеси|=озгелер|=озгелери|=баска|=баскасы|=баскалар|=баскалары';

/** What tells the branches of the law apart in lists of categories. */
export const BRANCH_MARKS: Marks = {
	criminal: [{ all: [CRIMINAL], none: [ENFORCEMENT, ADMINISTRATIVE] }, { all: ['преступл|задержан|следств|тергеу'] }],
	'administrative-offence': [
		{ all: [ADMINISTRATIVE, OFFENCE] },
		{ all: ['=коап|=акбтк'] },
		{ all: ['штраф|айыппул|=дтп|=жко'] }
	],
	'administrative-justice': [
		{
			all: [ADMINISTRATIVE, 'судопроизв|юстиц|процедур|=сот|адилет|расим|публичн|=аппк|=арпк|спор|=дау|=даулар'],
			none: [OFFENCE]
		},
		{ all: ['=аппк|=арпк'] },
		{ all: ['госорган|мемлекеттик', 'спор|=дау|=даулар'] }
	],
	civil: [
		{
			all: ['гражданск|=гражд|азаматтык|=азам'],
			none: [FAMILY, LABOUR, HOUSING, SOCIAL, ENFORCEMENT, CRIMINAL, ADMINISTRATIVE, 'миграц|коши']
		},
		{ all: ['наследств|ущерб|=мура|залал'] }
	],
	family: [{ all: [FAMILY] }, { all: ['алимент|развод|расторж|ажырас'] }],
	labour: [{ all: [LABOUR] }, { all: ['увольн|заработн|жалак|жумыстан'] }],
	housing: [{ all: [HOUSING] }],
	social: [{ all: [SOCIAL] }],
	enforcement: [{ all: [ENFORCEMENT], none: ['адвокат'] }],
	other: [
		{
			all: [OTHER],
			none: [
				FAMILY,
				LABOUR,
				HOUSING,
				SOCIAL,
				ENFORCEMENT,
				CRIMINAL,
				ADMINISTRATIVE,
				'гражданск|азаматтык|земел|=жер|налог|салык'
			]
		}
	]
};
