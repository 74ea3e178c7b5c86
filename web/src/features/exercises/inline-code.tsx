/** Text in which `backticks` mark code. */
export function InlineCode({text}: {text: string}) {
  const parts = text.split('`')
  return (
    <>
      {parts.map((part, index) =>
        // every second part stands between two backticks
        index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part,
      )}
    </>
  )
}
