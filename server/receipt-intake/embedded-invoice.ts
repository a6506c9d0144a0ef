/** What the standards call the file: Factur-X, ZUGFeRD 1 and 2, XRechnung. */
const names = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];
/** The document's element of UN/CEFACT (also in ZUGFeRD 1) or of UBL, after what may stand before it. */
const root =
  /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:\w+:)?(?:CrossIndustryInvoice|CrossIndustryDocument|Invoice)[\s>]/;
/** Of its beginning, in bytes: the element stands there. */
const headBytes = 4_096;

/**
 * Whether a file inside a PDF is the data of an electronic invoice (EN 16931), which belongs to the PDF that shows it. It is
 * kept with the PDF as it came, and never opened here.
 */
export function isEmbeddedInvoice(filename: string, content: Uint8Array): boolean {
  const head = new TextDecoder('utf-8', { ignoreBOM: true }).decode(content.subarray(0, headBytes));
  return names.includes(filename.toLowerCase()) && root.test(head);
}
