import type { Marks } from './wordings.js';

const ADMINISTRATIVE = '=адм|админ|акимш';
const OFFENCE = 'правонар|бузуш|=коап|=акбтк|взыскан';
const LABOUR = 'трудов|=труд|=труда|енбек';
const FAMILY = 'семей|брач|=брак|=брака|отбас|=неке';
const HOUSING = 'жилищ|=жилье|=жилья|тургын';
const SOCIAL = 'социал|=соц|соцобес|пенси|пособи|алеумет|=алеум|зейнет|жардемак';
const ENFORCEMENT = 'исполнит|исполнен|аткару|орындау';
const CRIMINAL = 'уголов|=угол|кылмыст';
const OTHER =
	'=иное|=иные|=иная|=иной|=другое|=другие|=другая|=прочее|=прочие|=прочая|=озге|=озгеси|=озгелер|=озгелери|=баска|=баскасы|=баскалар|=баскалары';

/** What tells the branches of the law apart in lists of categories. */
export const BRANCH_MARKS: Marks = {
	criminal: [{ all: [CRIMINAL], none: [ENFORCEMENT, ADMINISTRATIVE] }],
	'administrative-offence': [{ all: [ADMINISTRATIVE, OFFENCE] }, { all: ['=коап|=акбтк'] }],
	'administrative-justice': [
		{
			all: [ADMINISTRATIVE, 'судопроизв|юстиц|процедур|=сот|адилет|расим|публичн|=аппк|=арпк|спор|=дау|=даулар'],
			none: [OFFENCE]
		},
		{ all: ['=аппк|=арпк'] }
	],
	civil: [
		{
			all: ['гражданск|азаматтык'],
			none: [FAMILY, LABOUR, HOUSING, SOCIAL, ENFORCEMENT, CRIMINAL, ADMINISTRATIVE, 'миграц|коши']
		}
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
