/** How many things wait for a person, for the top bar: "1 needs you", "3 need you". */
export function needsWords(needs: number): string {
  return needs === 1 ? '1 needs you' : `${needs} need you`
}
