/** The example of the API's page of 2015, as it is printed there. */
export const EXAMPLE_2015 = `{  
  "body":"Thanks for texting, this is an auto reply!",
  "bodySize":42,
  "visible":true,
  "hasAttachment":false,
  "dateRead":null,
  "bcc":null,
  "finalDestination":"4257772300",
  "messageType":"MO",
  "deleted":false,
  "statusCode":4,
  "id":634151298329219072,
  "scheduledDate":null,
  "fingerprint":"132131532",
  "messageTransport":9,
  "contactId":3382213402,
  "address":"ptn:/4257772222",
  "read":false,
  "dateCreated":"2015-08-19T16:53:45-07:00",
  "dateDeleted":null,
  "dateDelivered":null,
  "cc":null,
  "finalSource":"4257772222",
  "deviceId":299538202
}`;

/** A message's body, with what is to differ. Ids are texts of digits, written as numbers. */
export function messageBody(id: string, differing: Record<string, unknown> = {}): string {
  const { id: _, ...rest } = { ...JSON.parse(EXAMPLE_2015), ...differing };
  return `{"id":${id},${JSON.stringify(rest).slice(1)}`;
}
