/**
 * How parts of a mail look: by `style`, which every mail program knows, and in the dark by a rule for the class, where a
 * program knows those. `dark` is what differs.
 */
const looks = {
  page: { light: 'background:#f6f5f1;color:#1b2422', dark: 'background:#111615;color:#e4eae7' },
  card: { light: 'background:#ffffff;border:1px solid #e2dfd6', dark: 'background:#191f1e;border-color:#2d3735' },
  ink: { light: 'color:#1b2422', dark: 'color:#e4eae7' },
  muted: { light: 'color:#55615d', dark: 'color:#9eada8' },
  line: { light: 'border-top:1px solid #e2dfd6', dark: 'border-color:#2d3735' },
  link: { light: 'color:#0b6e63', dark: 'color:#6fd3c1' },
  button: { light: 'background:#0b6e63;color:#ffffff', dark: 'background:#58c4b1;color:#0c1f1c' },
  minor: {
    light: 'background:#ffffff;color:#0b6e63;border:1px solid #8b9591',
    dark: 'background:#191f1e;color:#6fd3c1;border-color:#6b7975',
  },
  tint: { light: 'background:#efede7', dark: 'background:#252e2c' },
  mark: { light: 'background:#0b6e63', dark: 'background:#58c4b1' },
} as const;

type Look = keyof typeof looks;

/** The attributes of an element that looks so; `more` is the same in the light and in the dark. */
export const look = (name: Look, more = '') => `class="${name}" style="${looks[name].light}${more && `;${more}`}"`;

const darkRules = Object.entries(looks).map(
  ([name, { dark }]) => `.${name}{${dark.replace(/(;|$)/g, '!important$1')}}`,
);

/** What no `style` can say. Programs that take it out of a mail show the light one, or make a dark one of their own. */
export const styleSheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.card{padding:20px 18px!important}}
@media (prefers-color-scheme:dark){${darkRules.join('')}}`;
