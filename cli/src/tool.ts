import packageFacts from '../package.json' with {type: 'json'}

/** Who measured, as evidence names it. */
export const tool = {name: 'airworthy', version: packageFacts.version} as const
