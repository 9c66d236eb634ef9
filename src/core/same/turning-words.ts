import { stem } from '../language/stem.ts';

/** Whether exchanging this word for another one turns what is said: "raise" for "cut", "before" for "after". */
export const isTurning = (key: string): boolean => TURNING.has(key);

/** Whether putting in this word alone changes how much is said: "only", "half", "million". */
export const limitsOrWidens = (key: string): boolean => LIMITS.has(key);

const stems = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(stem));

const TURNING =
  stems(`raise increase decrease reduce cut lower higher boost more less fewer most least many few all every some
half double triple support oppose back reject accept refuse approve block veto allow ban permit prohibit for against
before after until since within today tomorrow yesterday next last now up down over under above below win lose won lost
start stop begin end open close join leave enter exit buy sell arrive depart add remove strong weak strengthen weaken good
bad better worse best worst right wrong safe dangerous true false friend enemy ally guilty innocent alive dead likely unlikely
possible impossible north south east west northern southern eastern western monday tuesday wednesday thursday friday
saturday sunday january february march april june july august september october november december million billion trillion
thousand hundred dozen percent dollars euros pounds hours days weeks months years decades son daughter father mother
brother sister man woman men women peace war success failure victory defeat rich poor public private pass fail
expand shrink build demolish temporary permanent legal illegal`);

const LIMITS = stems('only half almost nearly unlikely few all every million billion trillion thousand hundred');
