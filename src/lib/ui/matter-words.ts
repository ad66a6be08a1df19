import { m } from '#lib/i18n/index.svelte.js';
import {
	PARTY_ROLES,
	STAGES,
	type ActionKind,
	type ClientPaper,
	type OwnKind,
	type PartyRole,
	type Stage
} from '#lib/register/index.js';
import type { DeadlineKind, Reason, RecordedParty, StepGroup } from '#lib/standard/index.js';

/* The words of the screen for what a matter is made of, in the language of the screen. */
type Say = () => string;
type Words<T extends string> = Record<T, Say>;

const ROLES: Words<RecordedParty['role']> = {
	client: m.matter_role_client,
	named: m.matter_role_named,
	opponent: m.matter_role_opponent,
	'opponent-side': m.matter_role_opponent_side,
	'co-party': m.matter_role_co_party,
	represented: m.matter_role_represented,
	victim: m.matter_role_victim,
	witness: m.matter_role_witness,
	relative: m.matter_role_relative,
	other: m.matter_role_other
};
const STAGE: Words<Stage> = {
	intake: m.matter_stage_intake,
	'pre-trial': m.matter_stage_pre_trial,
	investigation: m.matter_stage_investigation,
	'first-instance': m.matter_stage_first_instance,
	appeal: m.matter_stage_appeal,
	cassation: m.matter_stage_cassation,
	enforcement: m.matter_stage_enforcement,
	other: m.matter_stage_other
};
const ACTION: Words<ActionKind> = {
	hearing: m.matter_action_hearing,
	appointment: m.matter_action_appointment,
	facts: m.matter_action_facts,
	request: m.matter_action_request,
	'case-file': m.matter_action_case_file,
	specialist: m.matter_action_specialist,
	motion: m.matter_action_motion,
	complaint: m.matter_action_complaint,
	drafting: m.matter_action_drafting,
	conciliation: m.matter_action_conciliation,
	social: m.matter_action_social,
	refusal: m.matter_action_refusal,
	'power-of-attorney': m.matter_action_power_of_attorney,
	deadline: m.matter_action_deadline,
	other: m.matter_action_other
};
const GROUP: Words<StepGroup> = {
	intake: m.matter_steps_intake,
	advice: m.matter_steps_advice,
	representation: m.matter_steps_representation,
	client: m.matter_steps_client,
	end: m.matter_steps_end
};
const DUTY: { readonly [point: string]: Say } = {
	'1.4': m.duty_1_4,
	'1.5': m.duty_1_5,
	'1.6': m.duty_1_6,
	'1.7': m.duty_1_7,
	'1.8': m.duty_1_8,
	'1.9': m.duty_1_9,
	'1.10': m.duty_1_10,
	'1.11': m.duty_1_11,
	'3.1': m.duty_3_1,
	'3.2': m.duty_3_2,
	'3.3': m.duty_3_3,
	'4.1': m.duty_4_1,
	'4.2': m.duty_4_2,
	'4.3': m.duty_4_3,
	'4.4': m.duty_4_4,
	'4.5': m.duty_4_5,
	'5.1': m.duty_5_1,
	'5.2': m.duty_5_2,
	'5.3': m.duty_5_3,
	'5.4': m.duty_5_4,
	'5.5': m.duty_5_5
};
const PAPER: Words<ClientPaper> = {
	'non-disclosure': m.client_paper_non_disclosure,
	agreement: m.client_paper_agreement,
	'notice-of-defence': m.client_paper_notice_of_defence,
	obstacle: m.client_paper_obstacle,
	membership: m.client_paper_membership,
	insurance: m.client_paper_insurance,
	'power-of-attorney': m.client_paper_power_of_attorney
};
const OWN: Words<OwnKind> = {
	licence: m.own_licence,
	membership: m.own_membership,
	dues: m.own_dues,
	insurance: m.own_insurance,
	training: m.own_training
};
const WHY: { readonly [R in Reason]?: Say } = {
	equal: m.conflict_check_why_equal,
	spelling: m.conflict_check_why_spelling,
	gender: m.conflict_check_why_gender,
	initials: m.conflict_check_why_initials,
	'part-missing': m.conflict_check_why_part_missing,
	'surname-form': m.conflict_check_why_surname_form,
	letter: m.conflict_check_why_letter,
	'legal-form': m.conflict_check_why_legal_form,
	patronymic: m.conflict_check_why_patronymic,
	iin: m.conflict_check_why_iin,
	'iin-differs': m.conflict_check_why_iin_differs
};
const DEADLINE: Words<DeadlineKind> = {
	hearing: m.matter_deadline_hearing,
	appointment: m.matter_deadline_appointment,
	'answer-due': m.matter_deadline_answer_due,
	'step-due': m.matter_deadline_step_due,
	'power-of-attorney-ends': m.matter_deadline_power_of_attorney_ends,
	'consultation-due': m.matter_deadline_consultation_due,
	'pay-due': m.cal_pay_due,
	'copies-until': m.matter_deadline_copies_until,
	'licence-ends': m.matter_deadline_licence_ends,
	'membership-ends': m.matter_deadline_membership_ends,
	'insurance-ends': m.matter_deadline_insurance_ends,
	'dues-end': m.matter_deadline_dues_end
};

export const roleWords = (role: RecordedParty['role']): string => ROLES[role]();
export const stageWords = (stage: Stage): string => STAGE[stage]();
export const actionWords = (what: ActionKind): string => ACTION[what]();
export const groupWords = (group: StepGroup): string => GROUP[group]();
/** What a point of the Standard asks, in a few words; its number where it has none of ours. */
export const dutyWords = (point: string): string => DUTY[point]?.() ?? point;
export const paperWords = (paper: ClientPaper): string => PAPER[paper]();
export const ownWords = (what: OwnKind): string => OWN[what]();
/** Why a recorded party may be the one looked for. */
export const reasonWords = (reason: Reason): string => WHY[reason]?.() ?? '';
export const deadlineWords = (what: DeadlineKind): string => DEADLINE[what]();

export const roleChoices = (): { value: PartyRole; words: string }[] =>
	PARTY_ROLES.map((value) => ({ value, words: roleWords(value) }));
export const stageChoices = (): { value: Stage; words: string }[] =>
	STAGES.map((value) => ({ value, words: stageWords(value) }));
