import type {Locator} from 'playwright-core'

/** What is done with one control of an instrument: a number typed, an option or a text chosen. */
type Move =
  | {readonly type: string; readonly into: string}
  | {readonly choose: string; readonly of: string}
  | {readonly press: string}

/**
 * With what each task that needs more than one control is found, by the id of its act: what the
 * lesson says afterwards, so that a lesson whose figures do not hold is noticed.
 */
const found: Readonly<Record<string, readonly Move[]>> = {
  // output-is-input
  places: [
    {choose: 'Encode for HTML', of: 'Page (innerHTML)'},
    {choose: 'Structure from a list, bound values', of: 'SQL condition'},
    {choose: 'No shell: program and arguments', of: 'Shell command'},
    {
      choose: 'Encode; images from own hosts only',
      of: 'Markdown that a browser shows',
    },
  ],
  // bot-that-swore
  'past-the-list': [
    {type: 'You are u s e l e s s.', into: 'What the assistant is about to say'},
    {type: 'You are an 1diot.', into: 'What the assistant is about to say'},
    {type: 'You are us\u0435less.', into: 'What the assistant is about to say'},
    {press: 'Read in decoded views'},
  ],
  // authority-outside and one-dollar-car
  bound: [
    {press: 'The tool takes the customer from the session'},
    {press: 'At most 10 % of an order over all calls'},
  ],
  // planted-instructions
  taint: [{press: 'After foreign text was read, changes need the customer’s own button'}],
  // criteria-in-conflict
  'two-thresholds': [
    {type: '7', into: 'African-American: flagged from decile'},
    {type: '5', into: 'Caucasian: flagged from decile'},
  ],
  // fallback-first
  budget: [
    {type: '2', into: 'Time limit of one attempt'},
    {type: '2', into: 'Attempts at most'},
  ],
  // forecast-with-a-chequebook
  exposure: [
    {type: '3', into: 'Fall of the market while a purchase is held'},
    {type: '66', into: 'Purchases a week, at most'},
  ],
  // health-cost-proxy
  'exchange-places': [{type: '97', into: 'Admitted from this percentile of the score on'}],
  // impact-assessment
  'not-reminded': [{type: '83', into: 'Errors noticed and undone in time'}],
  // tier-the-use
  'left-in-the-cold': [{type: '78', into: 'Errors noticed and undone in time'}],
  // label-before-model
  'four-labels': [{press: 'Cold found by inspection'}],
  // learned-from-the-crowd
  loop: [{type: '1', into: 'Messages that count for one person a day'}],
  // reading-evidence
  'enough-attacks': [{type: '189', into: 'Trials'}],
  // recruiter-of-the-past
  'take-away': [
    {press: 'Sex'},
    {press: 'A women’s club is named'},
    {press: 'One of two women’s colleges'},
    {press: 'Wording of the application'},
    {press: 'A pause in the career'},
  ],
  // reward-hacking
  'smallest-bonus': [{press: 'γ = 0.95'}, {type: '21', into: 'The finish pays'}],
  'patch-the-reward': [{press: 'Nothing but the finish'}],
  'find-the-turn': [{type: '4', into: 'The number of drafts is doubled'}],
  // sepsis-alarm
  ward: [{type: '94.5', into: 'Specificity'}],
  size: [
    {type: '100', into: 'Trials'},
    {type: '50', into: 'Of these, septic stays that were alarmed'},
  ],
  // small-groups
  'size-it': [{type: '900', into: 'People in each'}],
  // two-questions
  'enough-callers': [
    {type: '140', into: 'Trials'},
    {type: '7', into: 'Of these, wrong answers'},
  ],
  // when-the-world-moves
  movements: [{type: '40', into: 'Concept: fraud that now looks like any payment'}],
  // your-bot-your-word
  'error-rate': [
    {type: '350', into: 'Trials'},
    {type: '9', into: 'Of these, answers that contradict the rules'},
  ],
}

/**
 * Uses the controls of an instrument until what the act asks for is found, as its lesson says;
 * for an act that stands in no list each slider is moved through its range.
 */
export async function findWithInstrument(region: Locator, act: string): Promise<void> {
  const moves = found[act]
  if (moves === undefined) await findWithSliders(region)
  else for (const move of moves) await makeMove(region, move)
  await region.getByText('Found', {exact: true}).waitFor()
}

async function makeMove(region: Locator, move: Move): Promise<void> {
  if ('press' in move) {
    const box = {name: move.press, exact: false}
    await region.getByRole('radio', box).or(region.getByRole('checkbox', box)).first().click()
  } else if ('choose' in move) {
    await region.getByLabel(move.of, {exact: true}).selectOption(move.choose)
  } else {
    const field = region.getByRole('textbox', {name: move.into, exact: true})
    await field.fill(move.type)
    await field.press('Enter')
  }
}

async function findWithSliders(region: Locator): Promise<void> {
  const isFound = region.getByText('Found', {exact: true})
  for (const slider of await region.getByRole('slider').all()) {
    for (const key of ['Home', ...Array<string>(60).fill('ArrowRight'), 'End']) {
      await slider.press(key)
      if (await isFound.isVisible()) return
    }
  }
}
