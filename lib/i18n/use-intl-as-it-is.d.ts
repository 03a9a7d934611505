/** The formatting of use-intl itself, for the module that stands in its place (next.config.js). */
declare module "use-intl-as-it-is" {
  export { default } from "use-intl/format-message";
}
