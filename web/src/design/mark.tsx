/** The mark of Airworthy: the bug above an instrument's scale; drawn for the dark glareshield. */
export function Mark() {
  return (
    <svg width="24" height="22" viewBox="0 0 24 22" aria-hidden="true">
      <path d="M7 1h10l-5 7z" fill="var(--lamp-accent)" />
      <path
        d="M1 20.25h22M2 20v-4M7 20v-2.5M12 20v-4M17 20v-2.5M22 20v-4"
        fill="none"
        stroke="var(--shield-ink)"
        strokeWidth="1.5"
      />
      <path d="M6 12.5h12" stroke="var(--lamp-accent)" strokeWidth="2.5" />
    </svg>
  )
}
