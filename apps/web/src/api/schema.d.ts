/** Made of /openapi.json by `npm run api-types`. */
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the program runs
         * @description Open to anyone.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether reads are answered from rows that have caught up with the log as it stood when the store first answered
         * @description Open to anyone.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the program does, for Prometheus
         * @description Asks for the role `auditor`.
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agreements, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["agreements"];
        put?: never;
        /**
         * Record an agreement
         * @description Records `AgreementSigned`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["signAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An agreement, with its claims, sources and changes
         * @description Asks for the role `reader`.
         */
        get: operations["agreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which pillars and functions an activity served: a reading, with its basis
         * @description Records `EngagementClassified`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["classifyEngagementOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record how and when an agreement ended
         * @description Records `AgreementEnded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agreements/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assistance, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["assistance"];
        put?: never;
        /**
         * Record assistance that one side gave and another got
         * @description Records `AssistanceDelivered`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["deliverAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Assistance, with its claims, sources and changes
         * @description Asks for the role `reader`.
         */
        get: operations["assistanceRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfAssistance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which pillars and functions an activity served: a reading, with its basis
         * @description Records `EngagementClassified`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["classifyEngagementOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfAssistance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/assistance/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfAssistance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became known, changed or was withdrawn between two instants
         * @description Asks for the role `reader`.
         */
        get: operations["changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conferences, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["conferences"];
        put?: never;
        /**
         * Put a conference on record; it may still be to come
         * @description Records `ConferenceConvened`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["conveneConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A conference, with its claims and sources
         * @description Asks for the role `reader`.
         */
        get: operations["conference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfConference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which pillars and functions an activity served: a reading, with its basis
         * @description Records `EngagementClassified`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["classifyEngagementOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what came of it
         * @description Records `MeetingOutcomeRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordMeetingOutcomeOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfConference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conferences/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Engagements by State and pillar: counts are of reported engagements; null is "not stated"
         * @description Asks for the role `reader`.
         */
        get: operations["coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/engagements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Activity that serves counter-terrorism, and why it does, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["engagements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Engagements by State and function: counts are of reported engagements; null is "not stated"
         * @description Asks for the role `reader`.
         */
        get: operations["functions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * States without a reported engagement since a day: a gap in the record is no gap in the world
         * @description Asks for the role `reader`.
         */
        get: operations["gaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Engagements by State, whatever they serve: counts are of reported engagements
         * @description Asks for the role `reader`.
         */
        get: operations["engagedStates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/counter-terrorism/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Engagements by quarter and pillar, the earliest first; of several pillars, under each: counts are of reported engagements; null is "not stated"
         * @description Asks for the role `reader`.
         */
        get: operations["trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pairs of records that may be of one person or office, the likeliest first: a person decides
         * @description Asks for the role `reader`.
         */
        get: operations["duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/encounters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which officials of different parties met, those who met most first: counts are of reported contacts
         * @description Asks for the role `reader`.
         */
        get: operations["encounters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log as CloudEvents 1.0
         * @description Asks for the role `auditor`.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/history/{stream}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of one record
         * @description Asks for the role `auditor`.
         */
        get: operations["streamHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports of this replica, the latest first
         * @description Asks for the role `editor`, cleared for what is confidential.
         */
        get: operations["imports"];
        put?: never;
        /**
         * Import a file: each row once, new versions of rows as corrections
         * @description Asks for the role `editor`, cleared for what is confidential.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import is: counts of rows, and of events by type
         * @description Asks for the role `editor`, cleared for what is confidential.
         */
        get: operations["importById"];
        put?: never;
        post?: never;
        /**
         * Cancel an import; what is recorded stays, and the same file again goes on
         * @description Asks for the role `editor`, cleared for what is confidential.
         */
        delete: operations["cancelImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of each row, by line
         * @description Asks for the role `editor`, cleared for what is confidential.
         */
        get: operations["importRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is being recorded, as server-sent events
         * @description Asks for the role `reader`.
         */
        get: operations["follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What files can be imported as: the mappings that come with Chancery, and those of this desk
         * @description Asks for the role `reader`.
         */
        get: operations["mappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asks, as what is recorded will name them, and what they may do and see
         * @description Asks for the role `reader`.
         */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meetings held, planned and cancelled, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["meetings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Meetings as a calendar to subscribe to: iCalendar
         * @description Asks for the role `reader`.
         */
        get: operations["calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A meeting, with its claims, sources and changes
         * @description Asks for the role `reader`.
         */
        get: operations["meeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a planned meeting was called off
         * @description Records `MeetingCancelled`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["cancelMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfMeeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which pillars and functions an activity served: a reading, with its basis
         * @description Records `EngagementClassified`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["classifyEngagementOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record what came of it
         * @description Records `MeetingOutcomeRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordMeetingOutcomeOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfMeeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/bilateral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a meeting of two parties, and its classification if there is one
         * @description Records `BilateralMeetingHeld`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["holdBilateralMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/multilateral": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record one meeting of several parties
         * @description Records `MultilateralMeetingHeld`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["holdMultilateralMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meetings/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a meeting is planned; posted to /bilateral or /multilateral under its id, it was held
         * @description Records `MeetingScheduled`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["scheduleMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offices on record, by id
         * @description Asks for the role `reader`.
         */
        get: operations["offices"];
        put?: never;
        /**
         * Put an office on record
         * @description Records `OfficeEstablished`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["establishOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An office, with its claims and sources
         * @description Asks for the role `reader`.
         */
        get: operations["office"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfOffice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/dissolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that an office was dissolved
         * @description Records `OfficeDissolved`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["dissolveOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/mandate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that an office has another mandate from a day on
         * @description Records `OfficeMandateRevised`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["reviseOfficeMandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that an entity joined a framework
         * @description Records `MemberEntityJoined`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["joinMemberEntity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/members/{member}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that an entity left a framework
         * @description Records `MemberEntityLeft`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["leaveMemberEntity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that an office has another name from a day on
         * @description Records `OfficeRenamed`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["renameOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfOffice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that functions of an office went to another
         * @description Records `OfficeFunctionsTransferred`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["transferOfficeFunctions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/offices/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Officials on record, by id
         * @description Asks for the role `reader`.
         */
        get: operations["officials"];
        put?: never;
        /**
         * Put a person on record from a name alone
         * @description Records `OfficialNameRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["openOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person, with the posts held; with asOf, only those of that day
         * @description Asks for the role `reader`.
         */
        get: operations["official"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record an appointment, and the person with it where new
         * @description Records `OfficialAppointed`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["appointOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/appointments/{appointment}/assumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record when an appointed person took office
         * @description Records `OfficeAssumed`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["assumeOffice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/appointments/{appointment}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record how and when an appointment ended
         * @description Records `AppointmentEnded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["endAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfOfficial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Destroy the keys of what is personal, so that nobody reads it any more
         * @description Records `PersonalDataErased`, or nothing where it is already so. Asks for the role `administrator`.
         */
        post: operations["erasePersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record another name of a person, or the first one
         * @description Records `OfficialNameRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordOfficialName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/nominations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a person was put forward for a post
         * @description Records `OfficialNominated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["nominateOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfOfficial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/officials/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfOfficial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records whose events could not be followed, and why
         * @description Asks for the role `administrator`, cleared for what is confidential.
         */
        get: operations["parked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/parked/{position}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fold a parked record again from the log: `parked` is null where it is followed again, else why it waits
         * @description Asks for the role `administrator`, cleared for what is confidential.
         */
        post: operations["retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partnerships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Partnerships, by their parties or by their strength: counts are of reported contacts
         * @description Asks for the role `reader`.
         */
        get: operations["partnerships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partnerships/{a}/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the partnership of two parties stands, whichever is named first
         * @description Asks for the role `reader`.
         */
        get: operations["partnership"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partnerships/{a}/{b}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contacts behind a partnership, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/popolo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Officials, their posts and organisations as Popolo; with asOf, those in office on that day
         * @description Asks for the role `reader`.
         */
        get: operations["popolo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who held what on a day: with a party and rollUp, a whole government
         * @description Asks for the role `reader`.
         */
        get: operations["posts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/posts/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who entered and who left a post, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["postChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is made of the log, and how far
         * @description Asks for the role `reader`.
         */
        get: operations["projections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projections/{name}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the rows anew beside those that are read, compare both, and take over
         * @description Asks for the role `administrator`.
         */
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the log is at a size, signed: as JSON, or as a C2SP checkpoint to print or to keep
         * @description Asks for the role `auditor`.
         */
        get: operations["checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That the log at one size begins with what it was at another
         * @description Asks for the role `auditor`.
         */
        get: operations["consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an event is in the log: as JSON, or as a C2SP tlog-proof
         * @description Asks for the role `auditor`.
         */
        get: operations["inclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Replays of this replica, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["replays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a replay is, and in which step; as server-sent events each change, until it has ended
         * @description Asks for the role `reader`.
         */
        get: operations["replayById"];
        put?: never;
        post?: never;
        /**
         * Cancel a replay; what is read stays as it is
         * @description Asks for the role `administrator`.
         */
        delete: operations["cancelReplay"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the rows that a replay made differ from those that were read: the first hundred of each projection
         * @description Asks for the role `administrator`, cleared for what is confidential.
         */
        get: operations["differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records by their names, titles, topics, places and notes, the best first
         * @description Asks for the role `reader`.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How somebody may sign in here from a browser
         * @description Open to anyone.
         */
        get: operations["ways"];
        put?: never;
        /**
         * Sign in from a browser by a token, with a cookie for twelve hours
         * @description Open to anyone.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Open to anyone.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Publishers by name, with what rests on each; or the citations of one
         * @description Asks for the role `reader`.
         */
        get: operations["sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * States and territories by code, also those of which nothing was recorded
         * @description Asks for the role `reader`.
         */
        get: operations["states"];
        put?: never;
        /**
         * Put a State or territory on record that the built-in list does not have, or say more of one
         * @description Records `StateRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordTerritory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A State or territory, with its claims and sources; also one of which nothing was recorded yet
         * @description Asks for the role `reader`.
         */
        get: operations["state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/states/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tokens that let somebody in, or did
         * @description Asks for the role `administrator`.
         */
        get: operations["tokens"];
        put?: never;
        /**
         * Issue a token: its text is in this answer, and nowhere else
         * @description Asks for the role `administrator`.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token: here it lets nobody in any more, in other replicas within a second
         * @description Asks for the role `administrator`.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Visits, the latest first
         * @description Asks for the role `reader`.
         */
        get: operations["visits"];
        put?: never;
        /**
         * Record a journey of officials, and who received them
         * @description Records `VisitMade`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["makeVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A visit, with its claims, sources and changes
         * @description Asks for the role `reader`.
         */
        get: operations["visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/citation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How to cite a record as it is known, with the sources that it rests on
         * @description Asks for the role `reader`.
         */
        get: operations["citationOfVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a rival value for a field
         * @description Records `ClaimRecorded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["recordClaimOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/claims/{claim}/rank": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prefer or deprecate a claim
         * @description Records `ClaimRanked`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["rankClaimOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/classification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say which pillars and functions an activity served: a reading, with its basis
         * @description Records `EngagementClassified`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["classifyEngagementOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what the record had wrong
         * @description Records `RecordCorrected`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["correctRecordOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add what was unknown
         * @description Records `DetailAdded`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["addDetailOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say who may see the record
         * @description Records `RecordLabelled`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["labelRecordOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one thing is on record twice: reads take both for one
         * @description Records `RecordsMerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["mergeRecordsOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/provenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a record comes from: W3C PROV as PROV-JSON
         * @description Asks for the role `reader`.
         */
        get: operations["provenanceOfVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract what never happened
         * @description Records `RecordRetracted`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["retractRecordOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach another source to what the record says
         * @description Records `SourceAttached`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["attachSourceOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a merge back: reads are as they were
         * @description Records `RecordsUnmerged`, or nothing where it is already so. Asks for the role `editor`.
         */
        post: operations["unmergeRecordsOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/visits/{id}/updates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that the world changed
         * @description Records `RecordUpdated`, or nothing where it is already so. Asks for the role `recorder`.
         */
        post: operations["updateRecordOfVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AddDetailBody: {
            /** @description What was unknown: fields or pointers, each with the value to put there. */
            changes: {
                [key: string]: unknown;
            };
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            sources: components["schemas"]["SourceBody"][];
        };
        AgreementItem: {
            agreedOn: string | null;
            classifications: components["schemas"]["ClassificationAnswer"][];
            endedOn: string | null;
            ending: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            inForceOn: string | null;
            kind: string | null;
            parties: string[];
            partiesDescribed: string | null;
            signatories: components["schemas"]["PersonAnswer"][];
            signedOn: string | null;
            title: string | null;
            topics: string[];
        };
        AppointmentAnswer: {
            absences: components["schemas"]["Json"];
            accreditedTo: string[];
            act: string | null;
            appointedOn: string | null;
            arrivedOn: string | null;
            assumedOn: string | null;
            capacity: string | null;
            certain: boolean;
            duties: string | null;
            ending: string | null;
            id: string | null;
            leftOn: string | null;
            level: string | null;
            nominatedOn: string | null;
            party: string | null;
            post: string | null;
            rank: components["schemas"]["Json"];
            status: components["schemas"]["TenureStatus"];
            title: string | null;
        };
        AppointOfficialBody: {
            absences?: Record<string, never>[];
            accreditedTo?: string[];
            /** Format: edtf */
            appointedOn?: string;
            /** Format: edtf */
            arrivedOn?: string;
            /** Format: edtf */
            assumedOn?: string;
            /** @enum {string} */
            capacity?: "substantive" | "acting" | "ad-interim";
            duties?: string;
            /** @enum {string} */
            ending?: "left" | "died" | "superseded" | "declined" | "withdrawn" | "rejected" | "revoked" | "lapsed" | "not-taken-up";
            /** @description Of the appointment. Made from the post when left out. */
            id?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            leftOn?: string;
            /** @enum {string} */
            level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
            /** @description Where the person is new. */
            name?: string;
            /** Format: edtf */
            nominatedOn?: string;
            party: string;
            post: string;
            rank?: string;
            sources: components["schemas"]["SourceBody"][];
            title: string;
        };
        AssistanceItem: {
            about: string | null;
            by: string[];
            classifications: components["schemas"]["ClassificationAnswer"][];
            heldOn: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            kind: string | null;
            participants: components["schemas"]["PersonAnswer"][];
            to: string[];
            topics: string[];
        };
        AssumeOfficeBody: {
            /** @description credentials, oath, entry on duty, or words of your own. */
            act?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on: string;
            sources: components["schemas"]["SourceBody"][];
        };
        AttachSourceBody: {
            /** @enum {string} */
            attribution: "stated" | "reported" | "claimed" | "denied";
            /**
             * @description Admiralty code: how credible the statement is.
             * @enum {string}
             */
            credibility?: "1" | "2" | "3" | "4" | "5" | "6";
            /** @description What it speaks for, where not for the whole body. */
            fields?: string[];
            /** @description Made when left out: s1, s2, … */
            id?: string;
            kind?: string;
            /**
             * @description Who may see this source.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @description A language tag (BCP 47). */
            language?: string;
            /** Format: edtf */
            publishedOn?: string;
            publisher: string;
            /**
             * @description Admiralty code: how reliable the source is.
             * @enum {string}
             */
            reliability?: "A" | "B" | "C" | "D" | "E" | "F";
            /** @description Id of another source of the record that it only repeats. */
            repeats?: string;
            title?: string;
            /** Format: uri */
            url?: string;
            /** @description From the nearest to the origin: the last one is where it comes from. */
            via?: string[];
            /** @description The source's own hedge, verbatim. */
            wording?: string;
        };
        /** @enum {string} */
        Attribution: "stated" | "reported" | "claimed" | "denied";
        BasisBody: {
            /** @enum {string} */
            kind: "stated" | "inferred";
            quote?: string;
            reason?: string;
        };
        CameoCode: {
            actors: string[];
            /** @enum {string} */
            code: "036" | "040" | "041" | "042" | "043" | "044";
            recipients: string[];
        };
        CancelMeetingBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /**
             * Format: edtf
             * @description When it was called off.
             */
            on?: string;
            reason: string;
            sources: components["schemas"]["SourceBody"][];
        };
        ChangeItem: {
            at: string;
            by: string;
            event: string;
            fields: {
                field: components["schemas"]["Pointer"];
                from: components["schemas"]["Json"];
                to: components["schemas"]["Json"];
            }[];
            kind: components["schemas"]["ChangeKind"];
            position: string;
            reason: string | null;
            record: string;
            revision: string;
            title: string;
        };
        /** @enum {string} */
        ChangeKind: "added" | "updated" | "corrected" | "retracted" | "merged" | "unmerged" | "claimed" | "labelled" | "erased";
        CheckpointAnswer: {
            key: string;
            note: string;
            origin: string;
            position: string | null;
            root: string;
            size: number;
        };
        CitationItem: {
            attribution: components["schemas"]["Attribution"] | null;
            claims: number;
            credibility: components["schemas"]["Credibility"] | null;
            fields: components["schemas"]["Pointer"][] | null;
            kind: string | null;
            language: string | null;
            publishedOn: string | null;
            publisher: string | null;
            record: string;
            reliability: components["schemas"]["Reliability"] | null;
            repeats: string | null;
            source: string;
            title: string | null;
            url: string | null;
            via: string[] | null;
            wording: string | null;
        };
        ClassificationAnswer: {
            basis: components["schemas"]["Json"];
            by: string | null;
            functions: string[];
            id: string | null;
            pillars: string[];
        };
        ClassificationBody: {
            basis: components["schemas"]["BasisBody"];
            /** @description Functions of an office on record. */
            functions: string[];
            /** @description Of the UN Global Counter-Terrorism Strategy. Empty: not stated. */
            pillars: string[];
        };
        ClassifyBody: {
            basis: components["schemas"]["BasisBody"];
            /** @description Functions of an office on record. */
            functions: string[];
            /** @description Made when left out. */
            id?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @description Of the UN Global Counter-Terrorism Strategy. Empty: not stated. */
            pillars: string[];
            sources?: components["schemas"]["SourceBody"][];
        };
        CloudEvent: {
            actor: string | null;
            bodydigest?: string;
            causationid: string | null;
            commandid: string | null;
            correlationid: string | null;
            data: unknown;
            /** @enum {string} */
            datacontenttype: "application/json" | "text/plain";
            dataset?: string;
            hash: string | null;
            id: string;
            idempotencykey?: string;
            importedat?: string;
            position: string;
            previoushash: string | null;
            revision: string;
            row?: string;
            rowdigest?: string;
            schemaversion: number | null;
            /** @constant */
            source: "/chancery";
            /** @constant */
            specversion: "1.0";
            subject: string;
            time: string | null;
            type: string;
        };
        ConferenceDelegationBody: {
            party: string;
            /** @enum {string} */
            role?: "host" | "organiser" | "co-chair" | "participant" | "signatory";
        };
        ConferenceItem: {
            agreements: string[];
            attended: components["schemas"]["Json"];
            classifications: components["schemas"]["ClassificationAnswer"][];
            commitments: string[];
            delegations: {
                party: string | null;
                role: string | null;
            }[];
            expected: components["schemas"]["Json"];
            heldOn: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            name: string | null;
            outcome: string | null;
            place: components["schemas"]["Json"];
            series: string | null;
        };
        ContactItem: {
            host: string | null;
            kind: components["schemas"]["ContactKind"];
            label: string;
            level: components["schemas"]["Level"] | null;
            on: string;
            place: components["schemas"]["Json"];
            record: string;
            topics: string[];
        };
        /** @enum {string} */
        ContactKind: "meeting" | "call" | "visit";
        ConveneConferenceBody: {
            attended?: {
                [key: string]: unknown;
            };
            classification?: components["schemas"]["ClassificationBody"];
            delegations?: components["schemas"]["ConferenceDelegationBody"][];
            expected?: {
                [key: string]: unknown;
            };
            /** Format: edtf */
            heldOn: string;
            /** @description Made from the name and the year when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            name: string;
            outcome?: string;
            place?: components["schemas"]["PlaceBody"];
            series?: string;
            sources: components["schemas"]["SourceBody"][];
        };
        CorrectRecordBody: {
            /** @description What the record had wrong. null withdraws. */
            changes: {
                [key: string]: unknown;
            };
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            reason: string;
            sources?: components["schemas"]["SourceBody"][];
        };
        Coverage: {
            engagements: number;
            first: string | null;
            last: string | null;
            state: string;
        };
        /** @enum {string} */
        Credibility: "1" | "2" | "3" | "4" | "5" | "6";
        DelegationAnswer: {
            participants: components["schemas"]["ParticipantAnswer"][];
            party: string | null;
            role: string | null;
        };
        DelegationBody: {
            /** @description At least one in a meeting of two parties that was held, and in a visit. */
            participants?: components["schemas"]["ParticipantBody"][];
            party: string;
            role?: string;
        };
        DeliverAssistanceBody: {
            about: string;
            /** @description One party or a list. */
            by: string[] | string;
            classification?: components["schemas"]["ClassificationBody"];
            /** Format: edtf */
            heldOn: string;
            /** @description Made from the parties and the day when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @enum {string} */
            kind: "training" | "equipment" | "funds" | "advice" | "other";
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            participants?: components["schemas"]["PersonBody"][];
            sources: components["schemas"]["SourceBody"][];
            /** @description One party or a list. */
            to: string[] | string;
            topics?: string[];
        };
        Difference: {
            new: components["schemas"]["ReadableRow"] | null;
            old: components["schemas"]["ReadableRow"] | null;
            projection: string;
            record: string;
            table: string;
        };
        DifferencesAnswer: {
            differing: {
                [key: string]: number;
            };
            items: components["schemas"]["Difference"][];
            next: string | null;
            shapes: components["schemas"]["OtherShape"][];
        };
        DissolveOfficeBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on: string;
            sources: components["schemas"]["SourceBody"][];
        };
        Encounter: {
            contacts: number;
            first: string;
            last: string;
            officials: {
                name: string | null;
                official: string;
                party: string;
            }[];
        };
        EndAgreementBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on?: string;
            reason: string;
            sources: components["schemas"]["SourceBody"][];
        };
        EndAppointmentBody: {
            /** @enum {string} */
            ending?: "left" | "died" | "superseded" | "declined" | "withdrawn" | "rejected" | "revoked" | "lapsed" | "not-taken-up";
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on?: string;
            sources: components["schemas"]["SourceBody"][];
        };
        Engagement: {
            functions: string[];
            kind: string;
            label: string;
            on: string | null;
            parties: string[];
            pillars: components["schemas"]["Pillar"][];
            place: components["schemas"]["Json"];
            record: string;
            why: ({
                /** @constant */
                kind: "mandate";
                party: string;
            } | {
                basis: components["schemas"]["Json"];
                by: string | null;
                /** @constant */
                kind: "classified";
            })[];
        };
        ErasePersonalDataBody: {
            /**
             * @description Who may see that it was erased, and why. Default: internal.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            reason: string;
        };
        EstablishOfficeBody: {
            abbreviation?: string;
            aims?: string[];
            /** Format: edtf */
            establishedOn?: string;
            functions?: components["schemas"]["OfficeFunctionBody"][];
            /** @description Made from the abbreviation or the name when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @description organisation, ministry, mission, department, framework, union, or a word of your own. */
            kind?: string;
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            legalBasis?: components["schemas"]["LegalBasisBody"];
            mandates?: string[];
            memberCount?: number;
            name: string;
            /** @description The party that it belongs to. */
            of?: string;
            /** @description Id of the office that it is a part of. */
            parent?: string;
            /** @description Ids of offices. */
            predecessors?: string[];
            sources: components["schemas"]["SourceBody"][];
        };
        EventCodes: {
            cameo: components["schemas"]["CameoCode"][];
            plover: components["schemas"]["PloverCode"][];
        };
        /** @enum {string} */
        EventType: "OfficeEstablished" | "OfficeRenamed" | "OfficeMandateRevised" | "OfficeFunctionsTransferred" | "OfficeDissolved" | "MemberEntityJoined" | "MemberEntityLeft" | "StateRecorded" | "OfficialNameRecorded" | "OfficialNominated" | "OfficialAppointed" | "OfficeAssumed" | "AppointmentEnded" | "PersonalDataErased" | "ConferenceConvened" | "MeetingScheduled" | "MeetingCancelled" | "BilateralMeetingHeld" | "MultilateralMeetingHeld" | "MeetingOutcomeRecorded" | "VisitMade" | "AgreementSigned" | "AgreementEnded" | "AssistanceDelivered" | "EngagementClassified" | "SourceAttached" | "DetailAdded" | "ClaimRecorded" | "ClaimRanked" | "RecordUpdated" | "RecordCorrected" | "RecordRetracted" | "RecordLabelled" | "RecordsMerged" | "RecordsUnmerged";
        FoundItem: {
            /** @enum {string} */
            kind: "state" | "office" | "official" | "conference" | "meeting" | "visit" | "agreement" | "assistance";
            label: string;
            matched: components["schemas"]["Matched"];
            on: string | null;
            record: string;
            snippet: components["schemas"]["Piece"][];
            title: string;
        };
        Gap: {
            certain: boolean;
            engagements: number;
            last: string | null;
            state: string;
            unstated: number;
        };
        HoldBilateralMeetingBody: {
            /** @enum {string} */
            channel?: "in-person" | "phone" | "video";
            classification?: components["schemas"]["ClassificationBody"];
            /** @description Exactly two. */
            delegations: components["schemas"]["DelegationBody"][];
            /** Format: edtf */
            heldOn: string;
            /** @description Made from the parties and the day when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @enum {string} */
            level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
            /** @description Id of a conference on record. */
            onSidelinesOf?: string;
            /** @description Whether the participants named are all that there were. */
            participantsComplete?: boolean;
            place?: components["schemas"]["PlaceBody"];
            sources: components["schemas"]["SourceBody"][];
            topics: string[];
            /** @description Id of a conference on record. */
            within?: string;
        };
        Holder: {
            accreditedTo: string[];
            appointedOn: string | null;
            appointment: string | null;
            assumedOn: string | null;
            capacity: string | null;
            certain: boolean;
            leftOn: string | null;
            level: string | null;
            name: string | null;
            official: string;
            rank: components["schemas"]["Json"];
            title: string | null;
        };
        HoldMultilateralMeetingBody: {
            /** @enum {string} */
            channel?: "in-person" | "phone" | "video";
            classification?: components["schemas"]["ClassificationBody"];
            /** @description Two or more; participants may be none. */
            delegations: components["schemas"]["DelegationBody"][];
            /** Format: edtf */
            heldOn: string;
            /** @description Made from the parties and the day when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @enum {string} */
            level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
            /** @description Id of a conference on record. */
            onSidelinesOf?: string;
            /** @description Whether the participants named are all that there were. */
            participantsComplete?: boolean;
            place?: components["schemas"]["PlaceBody"];
            sources: components["schemas"]["SourceBody"][];
            topics: string[];
            /** @description Id of a conference on record. */
            within?: string;
        };
        IdentifierBody: {
            id: string;
            scheme: string;
        };
        Identity: {
            actor: string;
            clearance: components["schemas"]["Label"];
            roles: components["schemas"]["Role"][];
            token?: string;
        };
        ImportAnswer: {
            already: number;
            as: string;
            corrected: number;
            dataset: string;
            dryRun: boolean;
            error: string | null;
            events: {
                [key: string]: number;
            };
            id: string;
            recorded: number;
            rejected: number;
            retracted: number;
            retractMissing: boolean;
            rows: number;
            skipped: number;
            /** @enum {string} */
            state: "queued" | "running" | "completed" | "failed" | "cancelled";
        };
        InclusionAnswer: {
            index: number;
            key: string;
            leaf: string;
            note: string;
            origin: string;
            path: string[];
            position: string;
            root: string;
            size: number;
        };
        IssuedTokenAnswer: {
            clearance: components["schemas"]["Label"];
            expiresAt: string | null;
            id: string;
            issuedAt: string;
            issuedBy: string;
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
            revokedBy: string | null;
            roles: components["schemas"]["Role"][];
            token: string;
        };
        JoinMemberBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @description Id of an office. */
            member: string;
            /** Format: edtf */
            on?: string;
            sources: components["schemas"]["SourceBody"][];
            /** @enum {string} */
            standing?: "member" | "observer";
        };
        Json: unknown;
        JsonObject: {
            [key: string]: components["schemas"]["Json"] | unknown;
        };
        /** @enum {string} */
        Label: "public" | "internal" | "confidential";
        LabelRecordBody: {
            /** @enum {string} */
            label: "public" | "internal" | "confidential";
            reason: string;
        };
        LeaveMemberBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on?: string;
            sources: components["schemas"]["SourceBody"][];
        };
        LegalBasisBody: {
            /** Format: edtf */
            adoptedOn?: string;
            instrument: string;
        };
        /** @enum {string} */
        Level: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
        MakeVisitBody: {
            about?: string;
            classification?: components["schemas"]["ClassificationBody"];
            /**
             * Format: edtf
             * @description The programme.
             */
            heldOn: string;
            /** @description Made from the parties and the day when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @enum {string} */
            kind?: "state" | "official" | "working" | "private" | "transit" | "other";
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @enum {string} */
            level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
            /** @description People met in an unknown number of meetings: no meeting is made of it. */
            met?: components["schemas"]["PersonBody"][];
            /** @description Who received them. Left out, the visit is no contact. */
            receivedBy?: string;
            sources: components["schemas"]["SourceBody"][];
            /**
             * Format: edtf
             * @description The whole stay.
             */
            stayedOn?: string;
            stops?: components["schemas"]["StopBody"][];
            topics?: string[];
            visitors: components["schemas"]["DelegationBody"][];
            /** @description Id of a conference on record. */
            within?: string;
        };
        MappingAnswer: {
            about: string | null;
            beside: string[];
            columns: string[];
            dataset: string | null;
            error: string | null;
            key: string[];
            name: string;
            ownClock: boolean;
            /** @enum {string|null} */
            reads: "csv" | "json" | null;
        };
        /** @enum {string} */
        Matched: "names" | "titles" | "topics" | "places" | "notes";
        MeetingItem: {
            agreements: string[];
            cancellation: components["schemas"]["Json"];
            channel: string | null;
            classifications: components["schemas"]["ClassificationAnswer"][];
            codes: components["schemas"]["EventCodes"];
            commitments: string[];
            delegations: components["schemas"]["DelegationAnswer"][];
            heldOn: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            /** @enum {string} */
            kind: "bilateral" | "multilateral";
            level: string | null;
            onSidelinesOf: string | null;
            outcome: string | null;
            participantsComplete: components["schemas"]["Json"];
            place: components["schemas"]["Json"];
            plan: components["schemas"]["PlanAnswer"] | null;
            status: components["schemas"]["MeetingStatus"];
            topics: string[];
            within: string | null;
        };
        /** @enum {string} */
        MeetingStatus: "scheduled" | "held" | "cancelled" | "retracted" | "merged";
        MemberAnswer: {
            certain: boolean;
            id: string | null;
            joinedOn: string | null;
            leftOn: string | null;
            member: string | null;
            onTheDay: boolean;
            standing: string | null;
        };
        MergeRecordsBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @description Id of another record of the same kind. */
            into: string;
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            reason: string;
            sources?: components["schemas"]["SourceBody"][];
        };
        NominateOfficialBody: {
            absences?: Record<string, never>[];
            accreditedTo?: string[];
            /** @enum {string} */
            capacity?: "substantive" | "acting" | "ad-interim";
            duties?: string;
            /** @enum {string} */
            ending?: "left" | "died" | "superseded" | "declined" | "withdrawn" | "rejected" | "revoked" | "lapsed" | "not-taken-up";
            /** @description Of the appointment. Made from the post when left out. */
            id?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @enum {string} */
            level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
            /** @description Where the person is new. */
            name?: string;
            /** Format: edtf */
            nominatedOn?: string;
            party: string;
            post: string;
            rank?: string;
            sources: components["schemas"]["SourceBody"][];
            title: string;
        };
        OfficeFunctionBody: {
            id: string;
            text: string;
        };
        OfficeItem: {
            abbreviation: components["schemas"]["Json"];
            aims: string[];
            dissolvedOn: string | null;
            establishedOn: string | null;
            functions: {
                id: string | null;
                text: components["schemas"]["Json"];
            }[];
            id: string;
            identifiers: components["schemas"]["Json"];
            kind: string | null;
            legalBasis: components["schemas"]["Json"];
            mandates: components["schemas"]["Json"];
            memberCount: components["schemas"]["Json"];
            memberCountOn: string | null;
            members: components["schemas"]["MemberAnswer"][];
            name: components["schemas"]["Json"];
            names: {
                from: string | null;
                name: components["schemas"]["Json"];
                until: string | null;
            }[];
            of: string | null;
            parent: components["schemas"]["Json"];
            predecessors: string[];
            transfers: {
                functions: string[];
                id: string | null;
                kind: string | null;
                on: string | null;
                to: string | null;
            }[];
        };
        OfficialCount: {
            contacts: number;
            name: string | null;
            official: string;
            party: string;
        };
        OfficialItem: {
            anomalies: {
                anomaly: string;
                appointment: string;
            }[];
            appointments: components["schemas"]["AppointmentAnswer"][];
            born: string | null;
            died: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            name: string | null;
            names: {
                from: string | null;
                name: string;
                script: string | null;
                until: string | null;
            }[];
        };
        OpenOfficialBody: {
            /** Format: edtf */
            born?: string;
            /** Format: edtf */
            died?: string;
            /** Format: edtf */
            from?: string;
            /** @description Made from the name when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            name: string;
            script?: string;
            sources: components["schemas"]["SourceBody"][];
            /** Format: edtf */
            until?: string;
        };
        OtherShape: {
            onlyNew: string[];
            onlyOld: string[];
            projection: string;
            rows: number | null;
            table: string;
        };
        /** @enum {string} */
        Outcome: "recorded" | "already" | "corrected" | "retracted" | "skipped" | "rejected";
        ParkedAnswer: {
            at: string | null;
            error: string;
            position: string;
            revision: string;
            stream: string;
        };
        ParticipantAnswer: {
            capacity: string | null;
            description: string | null;
            id: string | null;
            official: string | null;
            role: string | null;
            styled: string | null;
        };
        ParticipantBody: {
            /** @enum {string} */
            capacity?: "incumbent" | "acting" | "elect" | "former" | "personal";
            description?: string;
            /** @description Of somebody whom the source does not name; made when left out. */
            id?: string;
            /** @description Id of an official on record. */
            official?: string;
            role?: string;
            /** @description The title that the source gave, verbatim. */
            styled?: string;
        };
        Partnership: {
            activeUntil: string | null;
            agreements: components["schemas"]["Shared"][];
            assistance: components["schemas"]["Shared"][];
            calls: number;
            coolingUntil: string | null;
            first: string | null;
            hosts: {
                contacts: number;
                host: string | null;
            }[];
            last: string | null;
            levels: {
                contacts: number;
                level: components["schemas"]["Level"] | null;
            }[];
            meetings: number;
            officials: components["schemas"]["OfficialCount"][];
            parties: string[];
            status: components["schemas"]["PartnershipStatus"];
            statusCertain: boolean;
            timeline: components["schemas"]["QuarterCount"][];
            together: number;
            topics: components["schemas"]["TopicCount"][];
            visits: number;
        };
        PartnershipItem: {
            activeUntil: string | null;
            calls: number;
            coolingUntil: string | null;
            first: string | null;
            last: string | null;
            meetings: number;
            parties: string[];
            status: components["schemas"]["PartnershipStatus"];
            statusCertain: boolean;
            together: number;
            visits: number;
        };
        /** @enum {string} */
        PartnershipStatus: "active" | "cooling" | "dormant";
        Personal: string | {
            /** @constant */
            erased: true;
        } | {
            /** @constant */
            sealed: true;
        };
        PersonAnswer: {
            capacity: string | null;
            description: string | null;
            id: string | null;
            official: string | null;
            party: string | null;
            role: string | null;
            styled: string | null;
        };
        PersonBody: {
            /** @enum {string} */
            capacity?: "incumbent" | "acting" | "elect" | "former" | "personal";
            description?: string;
            /** @description Of somebody whom the source does not name; made when left out. */
            id?: string;
            /** @description Id of an official on record. */
            official?: string;
            party?: string;
            role?: string;
            /** @description The title that the source gave, verbatim. */
            styled?: string;
        };
        Piece: {
            match: boolean;
            text: string;
        };
        /** @enum {string} */
        Pillar: "I" | "II" | "III" | "IV";
        PlaceBody: {
            city?: string;
            /** @description ISO 3166-1 alpha-2. */
            country?: string;
            region?: string;
            venue?: string;
        };
        PlanAnswer: {
            channel: string | null;
            days: {
                from: string | null;
                plannedOn: components["schemas"]["Json"];
            }[];
            delegations: components["schemas"]["DelegationAnswer"][];
            onSidelinesOf: string | null;
            place: components["schemas"]["Json"];
            plannedOn: components["schemas"]["Json"];
            topics: string[];
            within: string | null;
        };
        PloverCode: {
            actors: string[];
            /** @enum {string} */
            event: "AGREE" | "CONSULT";
            /** @enum {string|null} */
            mode: "visit" | "third-party" | "multilateral" | "phone" | null;
            recipients: string[];
        };
        Pointer: string;
        PostItem: {
            holders: components["schemas"]["Holder"][];
            party: string;
            post: string;
            vacant: boolean;
        };
        /** @description RFC 9457 */
        Problem: {
            code: string;
            detail: string;
            errors: {
                detail: string;
                pointer: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        ProjectionAnswer: {
            coming: string | null;
            error: string | null;
            lag: number | null;
            name: string;
            parked: number;
            position: string;
            replay: string | null;
            /** @enum {string} */
            state: "live" | "rebuilding" | "stopped";
            version: string | null;
        };
        PublisherItem: {
            attribution: {
                claimed: number;
                denied: number;
                reported: number;
                stated: number;
            };
            citations: number;
            credibility: {
                1: number;
                2: number;
                3: number;
                4: number;
                5: number;
                6: number;
                ungraded: number;
            };
            first: string | null;
            last: string | null;
            origins: number;
            publisher: string;
            records: number;
            reliability: {
                A: number;
                B: number;
                C: number;
                D: number;
                E: number;
                F: number;
                ungraded: number;
            };
        };
        QuarterCount: {
            calls: number;
            contacts: number;
            meetings: number;
            quarter: string | null;
            visits: number;
        };
        /** @enum {string} */
        Rank: "preferred" | "normal" | "deprecated";
        RankClaimBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @enum {string} */
            rank: "preferred" | "normal" | "deprecated";
            reason: string;
            sources?: components["schemas"]["SourceBody"][];
        };
        ReadableRow: {
            [key: string]: components["schemas"]["Json"];
        };
        RecordClaimBody: {
            /** @description A pointer to one value of the record. */
            field: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            quote?: string;
            /** @enum {string} */
            rank?: "preferred" | "normal" | "deprecated";
            reason?: string;
            sources: components["schemas"]["SourceBody"][];
            /**
             * Format: edtf
             * @description Of when the claim speaks.
             */
            validOn?: string;
            value: Record<string, never>;
        };
        Recorded: {
            id: string;
            /** @description In the whole log: a read takes it as Read-After. */
            position: string;
            /** @description Of the last event recorded; the ETag too. */
            revision: string;
            stream: string;
        };
        RecordNameBody: {
            /** Format: edtf */
            born?: string;
            /** Format: edtf */
            died?: string;
            /** Format: edtf */
            from?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            name: string;
            script?: string;
            sources: components["schemas"]["SourceBody"][];
            /** Format: edtf */
            until?: string;
        };
        RecordOutcomeBody: {
            /** @description In words, or on record as agreement:<id>. */
            agreements?: string[];
            commitments?: string[];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            sources: components["schemas"]["SourceBody"][];
            text?: string;
        };
        RecordTerritoryBody: {
            /** @description XK, or x- and a word for one that ISO 3166 never listed; one of ISO to say more of it. */
            code: string;
            /** @description The same State under another code. */
            continues?: string[] | string;
            /** Format: edtf */
            existed?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            names: components["schemas"]["StateNameBody"][];
            sources: components["schemas"]["SourceBody"][];
            standing?: components["schemas"]["StateStandingBody"][];
            /** @description Another State, whose place it took. */
            succeeds?: string[] | string;
        };
        /** @enum {string} */
        Reliability: "A" | "B" | "C" | "D" | "E" | "F";
        RenameOfficeBody: {
            abbreviation?: string;
            /** Format: edtf */
            from: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            name: string;
            sources: components["schemas"]["SourceBody"][];
        };
        Replay: {
            differing: number | null;
            done: number;
            dryRun: boolean;
            error: string | null;
            id: string;
            perSecond: number;
            projection: string;
            rowsCompared: number;
            rowsToCompare: number;
            secondsLeft: number | null;
            state: components["schemas"]["ReplayState"];
            step: components["schemas"]["ReplayStep"] | null;
            total: number;
        };
        /** @enum {string} */
        ReplayState: "queued" | "running" | "completed" | "failed" | "cancelled";
        /** @enum {string} */
        ReplayStep: "reading" | "indexing" | "comparing" | "taking-over";
        RetractRecordBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @enum {string} */
            kind?: "never-happened" | "entered-in-error" | "unsubstantiated";
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            reason: string;
            sources?: components["schemas"]["SourceBody"][];
        };
        ReviseMandateBody: {
            /** Format: edtf */
            from: string;
            functions?: components["schemas"]["OfficeFunctionBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            legalBasis?: components["schemas"]["LegalBasisBody"];
            mandates?: string[];
            sources: components["schemas"]["SourceBody"][];
        };
        /** @enum {string} */
        Role: "reader" | "recorder" | "editor" | "auditor" | "administrator";
        RowOutcome: {
            code: string | null;
            detail: string | null;
            key: string | null;
            line: number | null;
            outcome: components["schemas"]["Outcome"];
            record: string | null;
            row: {
                [key: string]: string;
            } | null;
        };
        ScheduleMeetingBody: {
            /** @enum {string} */
            channel?: "in-person" | "phone" | "video";
            /** @description Two or more; participants may be none. */
            delegations: components["schemas"]["DelegationBody"][];
            /** @description Made from the parties and the day when left out. */
            id?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @description Id of a conference on record. */
            onSidelinesOf?: string;
            place?: components["schemas"]["PlaceBody"];
            /** Format: edtf */
            plannedOn: string;
            sources: components["schemas"]["SourceBody"][];
            topics?: string[];
            /** @description Id of a conference on record. */
            within?: string;
        };
        SessionBody: {
            token: string;
        };
        Shared: {
            id: string;
            on: string | null;
            title: string | null;
        };
        SignAgreementBody: {
            /** Format: edtf */
            agreedOn?: string;
            classification?: components["schemas"]["ClassificationBody"];
            /** @description Made from the title and the year when left out. */
            id?: string;
            identifiers?: components["schemas"]["IdentifierBody"][];
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** Format: edtf */
            inForceOn?: string;
            kind?: string;
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** @description A list, or a description where the source names none: {"description":"36 entities"}. */
            parties: string[] | {
                description: string;
            };
            signatories?: components["schemas"]["PersonBody"][];
            /** Format: edtf */
            signedOn?: string;
            sources: components["schemas"]["SourceBody"][];
            title: string;
            topics?: string[];
        };
        SignedOut: {
            leave: string | null;
            /** @constant */
            signedOut: true;
        };
        SourceAnswer: {
            attribution: components["schemas"]["Attribution"] | null;
            credibility: components["schemas"]["Credibility"] | null;
            fields: components["schemas"]["Pointer"][] | null;
            id: string | null;
            kind: string | null;
            language: string | null;
            publishedOn: string | null;
            publisher: string | null;
            reliability: components["schemas"]["Reliability"] | null;
            repeats: string | null;
            title: string | null;
            url: string | null;
            via: string[] | null;
            wording: string | null;
        };
        SourceBody: {
            /** @enum {string} */
            attribution: "stated" | "reported" | "claimed" | "denied";
            /**
             * @description Admiralty code: how credible the statement is.
             * @enum {string}
             */
            credibility?: "1" | "2" | "3" | "4" | "5" | "6";
            /** @description What it speaks for, where not for the whole body. */
            fields?: string[];
            /** @description Made when left out: s1, s2, … */
            id?: string;
            kind?: string;
            /** @description A language tag (BCP 47). */
            language?: string;
            /** Format: edtf */
            publishedOn?: string;
            publisher: string;
            /**
             * @description Admiralty code: how reliable the source is.
             * @enum {string}
             */
            reliability?: "A" | "B" | "C" | "D" | "E" | "F";
            /** @description Id of another source of the record that it only repeats. */
            repeats?: string;
            title?: string;
            /** Format: uri */
            url?: string;
            /** @description From the nearest to the origin: the last one is where it comes from. */
            via?: string[];
            /** @description The source's own hedge, verbatim. */
            wording?: string;
        };
        StateItem: {
            continues: string[];
            existed: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            name: string | null;
            names: {
                from: string | null;
                name: string | null;
                until: string | null;
            }[];
            standing: components["schemas"]["Json"];
            standings: {
                from: string | null;
                kind: components["schemas"]["Json"];
                until: string | null;
            }[];
            succeeds: string[];
        };
        StateNameBody: {
            /** Format: edtf */
            from?: string;
            name: string;
            /** Format: edtf */
            until?: string;
        };
        StateStandingBody: {
            /** Format: edtf */
            from?: string;
            /** @enum {string} */
            kind: "un-member" | "observer" | "territory" | "other";
            /** Format: edtf */
            until?: string;
        };
        StopBody: {
            /** @description Made when left out. */
            id?: string;
            /** Format: edtf */
            on?: string;
            place: components["schemas"]["PlaceBody"];
        };
        /** @enum {string} */
        TenureStatus: "nominated" | "appointed" | "in-office" | "left" | "never-held";
        TokenAnswer: {
            clearance: components["schemas"]["Label"];
            expiresAt: string | null;
            id: string;
            issuedAt: string;
            issuedBy: string;
            lastUsedAt: string | null;
            name: string;
            revokedAt: string | null;
            revokedBy: string | null;
            roles: components["schemas"]["Role"][];
        };
        TokenBody: {
            /**
             * @description What its bearer may see. Default: public.
             * @enum {string}
             */
            clearance?: "public" | "internal" | "confidential";
            /**
             * Format: date-time
             * @description Until when it lets anybody in. Default: a year from now.
             */
            expiresAt?: string;
            /** @description What it records is recorded by `token:` and this name. */
            name: string;
            /** @description What its bearer may do. */
            roles: ("reader" | "recorder" | "editor" | "auditor" | "administrator")[];
        };
        TopicCount: {
            contacts: number;
            first: string;
            last: string;
            topic: string;
        };
        TransferFunctionsBody: {
            /** @description Ids of functions. */
            functions?: string[];
            /** @description Made when left out. */
            id?: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /** @enum {string} */
            kind: "merger" | "demerger" | "transfer" | "replacement";
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            /** Format: edtf */
            on?: string;
            sources: components["schemas"]["SourceBody"][];
            /** @description Id of the office that took them over. */
            to: string;
        };
        TrendItem: {
            engagements: number;
            pillar: components["schemas"]["Pillar"] | null;
            quarter: string | null;
        };
        TurnItem: {
            appointment: string;
            capacity: string | null;
            certain: boolean;
            /** @enum {string} */
            change: "entered" | "left";
            name: string | null;
            official: string;
            on: string | null;
            party: string;
            post: string;
            title: string | null;
            vacant: boolean;
        };
        UnmergeRecordsBody: {
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            reason: string;
            sources?: components["schemas"]["SourceBody"][];
        };
        UpdateRecordBody: {
            /** @description What changed in the world. */
            changes: {
                [key: string]: unknown;
            };
            /**
             * Format: edtf
             * @description From when on it is so.
             */
            from: string;
            /** @description What the recorder worked out rather than read. */
            inferred?: string[];
            /**
             * @description Who may see it: the record, where this opens it, else this event.
             * @enum {string}
             */
            label?: "public" | "internal" | "confidential";
            sources: components["schemas"]["SourceBody"][];
        };
        VisitItem: {
            about: string | null;
            classifications: components["schemas"]["ClassificationAnswer"][];
            codes: components["schemas"]["EventCodes"];
            heldOn: string | null;
            id: string;
            identifiers: components["schemas"]["Json"];
            kind: string | null;
            level: string | null;
            met: components["schemas"]["PersonAnswer"][];
            receivedBy: string | null;
            stayedOn: string | null;
            stops: {
                id: string | null;
                on: string | null;
                place: components["schemas"]["Json"];
            }[];
            topics: string[];
            visitors: components["schemas"]["DelegationAnswer"][];
            within: string | null;
        };
        Ways: {
            issuer: string | null;
            token: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    agreements: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description As the record itself says. */
                level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
                limit?: number;
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AgreementItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    signAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignAgreementBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    agreement: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agreedOn: string | null;
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        classifications: components["schemas"]["ClassificationAnswer"][];
                        corroborated: number;
                        disputed: components["schemas"]["Pointer"][];
                        endedOn: string | null;
                        ending: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        inForceOn: string | null;
                        kind: string | null;
                        label: string;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        parties: string[];
                        partiesDescribed: string | null;
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        signatories: components["schemas"]["PersonAnswer"][];
                        signedOn: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        title: string | null;
                        topics: string[];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfAgreement: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    classifyEngagementOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    endAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndAgreementBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfAgreement: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfAgreement: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    assistance: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description As the record itself says. */
                level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
                limit?: number;
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AssistanceItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    deliverAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeliverAssistanceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    assistanceRecord: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: string | null;
                        by: string[];
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        classifications: components["schemas"]["ClassificationAnswer"][];
                        corroborated: number;
                        disputed: components["schemas"]["Pointer"][];
                        heldOn: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        kind: string | null;
                        label: string;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        participants: components["schemas"]["PersonAnswer"][];
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        to: string[];
                        topics: string[];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfAssistance: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    classifyEngagementOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfAssistance: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfAssistance: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    changes: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description Only what became known after this instant; a day is included whole. Default: since ever. */
                from?: string;
                /** @description What the change was. */
                kind?: ("added" | "updated" | "corrected" | "retracted" | "merged" | "unmerged" | "claimed" | "labelled" | "erased")[];
                limit?: number;
                /** @description Kinds of records. */
                noun?: ("state" | "office" | "official" | "conference" | "meeting" | "visit" | "agreement" | "assistance")[];
                /** @description The oldest first, or the latest. Default: asc. */
                order?: "asc" | "desc";
                /** @description Only of this record, and of what is merged with it. */
                record?: string;
                /** @description Only what was known by this instant; a day is included whole. It may lie ahead. Default: up to now. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ChangeItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    conferences: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description As the record itself says. */
                level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
                limit?: number;
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ConferenceItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    conveneConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConveneConferenceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    conference: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agreements: string[];
                        attended: components["schemas"]["Json"];
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        classifications: components["schemas"]["ClassificationAnswer"][];
                        commitments: string[];
                        corroborated: number;
                        delegations: {
                            party: string | null;
                            role: string | null;
                        }[];
                        disputed: components["schemas"]["Pointer"][];
                        expected: components["schemas"]["Json"];
                        heldOn: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        label: string;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        name: string | null;
                        outcome: string | null;
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        place: components["schemas"]["Json"];
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        series: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfConference: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    classifyEngagementOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    recordMeetingOutcomeOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordOutcomeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfConference: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfConference: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    coverage: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description A function of an office. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. */
                pillar?: "I" | "II" | "III" | "IV";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            engagements: number;
                            first: string | null;
                            last: string | null;
                            pillar: components["schemas"]["Pillar"] | null;
                            state: string;
                        }[];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    engagements: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description A function of an office. `none`: nobody stated any. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. `none`: nobody stated any. */
                pillar?: "I" | "II" | "III" | "IV" | "none";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Engagement"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    functions: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description A function of an office. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. */
                pillar?: "I" | "II" | "III" | "IV";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            engagements: number;
                            first: string | null;
                            function: string | null;
                            last: string | null;
                            state: string;
                        }[];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    gaps: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description A function of an office. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. */
                pillar?: "I" | "II" | "III" | "IV";
                /** @description No engagement on this day or later. */
                since?: string;
                /** @description Which States: those with this standing on the day. */
                standing?: "un-member" | "observer" | "territory" | "other";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Gap"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    engagedStates: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description A function of an office. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. */
                pillar?: "I" | "II" | "III" | "IV";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Coverage"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    trend: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description A function of an office. */
                function?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Of the UN Global Counter-Terrorism Strategy. */
                pillar?: "I" | "II" | "III" | "IV";
                /** @description A State that took part: TJ, or state:TJ. */
                state?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TrendItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    duplicates: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description Kind of records. Default: official. */
                kind?: "official" | "office";
                /** @description Only pairs with this score or more. */
                least?: number;
                limit?: number;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    encounters: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only those in which one of the two came for this party. */
                party?: string;
                /** @description Only contacts of this day or later. */
                since?: string;
                /** @description Only contacts of this day or earlier. */
                until?: string;
                /** @description An official, whom the others met. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Encounter"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    history: {
        parameters: {
            query?: {
                /** @description Who recorded it. */
                actor?: string;
                /** @description `next` of the page before. */
                after?: string;
                /** @description Kinds of records. */
                kind?: ("state" | "office" | "official" | "conference" | "meeting" | "visit" | "agreement" | "assistance")[];
                limit?: number;
                /** @description asc: the oldest first, which is the default. */
                order?: "asc" | "desc";
                /** @description Only the event at this position, as writes and changes give it. */
                position?: string;
                /** @description Types of events. */
                type?: ("OfficeEstablished" | "OfficeRenamed" | "OfficeMandateRevised" | "OfficeFunctionsTransferred" | "OfficeDissolved" | "MemberEntityJoined" | "MemberEntityLeft" | "StateRecorded" | "OfficialNameRecorded" | "OfficialNominated" | "OfficialAppointed" | "OfficeAssumed" | "AppointmentEnded" | "PersonalDataErased" | "ConferenceConvened" | "MeetingScheduled" | "MeetingCancelled" | "BilateralMeetingHeld" | "MultilateralMeetingHeld" | "MeetingOutcomeRecorded" | "VisitMade" | "AgreementSigned" | "AgreementEnded" | "AssistanceDelivered" | "EngagementClassified" | "SourceAttached" | "DetailAdded" | "ClaimRecorded" | "ClaimRanked" | "RecordUpdated" | "RecordCorrected" | "RecordRetracted" | "RecordLabelled" | "RecordsMerged" | "RecordsUnmerged")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CloudEvent"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    streamHistory: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
                /** @description asc: the oldest first, which is the default. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                stream: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CloudEvent"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    imports: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportAnswer"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    startImport: {
        parameters: {
            query: {
                /** @description The mapping that says what the rows are. */
                as: string;
                /** @description Under which its rows are known. Default: the mapping's. */
                dataset?: string;
                /** @description Decides everything and records nothing. */
                dryRun?: "true" | "false";
                /** @description Takes back what an earlier version of the file had, and this one has not. */
                retractMissing?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file, as `text/csv`, `application/json` or `application/octet-stream`; or, where the mapping reads others beside it, `multipart/form-data` with one part `file` and a part `beside` for each of those, under its filename. Neither `Idempotency-Key` nor `If-Match` is heeded: the same file again is another import, whose rows are on record already. */
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description As asked. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
        };
    };
    importById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
        };
    };
    importRows: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
                outcome?: "recorded" | "already" | "corrected" | "retracted" | "skipped" | "rejected";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RowOutcome"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    follow: {
        parameters: {
            query?: {
                /** @description A position, or the id of an event: the feed goes on after it. */
                after?: string;
                /** @description Kinds of records. */
                kind?: ("state" | "office" | "official" | "conference" | "meeting" | "visit" | "agreement" | "assistance")[];
                /** @description Types of events. */
                type?: ("OfficeEstablished" | "OfficeRenamed" | "OfficeMandateRevised" | "OfficeFunctionsTransferred" | "OfficeDissolved" | "MemberEntityJoined" | "MemberEntityLeft" | "StateRecorded" | "OfficialNameRecorded" | "OfficialNominated" | "OfficialAppointed" | "OfficeAssumed" | "AppointmentEnded" | "PersonalDataErased" | "ConferenceConvened" | "MeetingScheduled" | "MeetingCancelled" | "BilateralMeetingHeld" | "MultilateralMeetingHeld" | "MeetingOutcomeRecorded" | "VisitMade" | "AgreementSigned" | "AgreementEnded" | "AssistanceDelivered" | "EngagementClassified" | "SourceAttached" | "DetailAdded" | "ClaimRecorded" | "ClaimRanked" | "RecordUpdated" | "RecordCorrected" | "RecordRetracted" | "RecordLabelled" | "RecordsMerged" | "RecordsUnmerged")[];
            };
            header?: {
                /** @description The last event seen; a browser sends it by itself. Without it the feed starts at the head of the log. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    mappings: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MappingAnswer"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
        };
    };
    meetings: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description As the record itself says. */
                level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
                limit?: number;
                status?: "scheduled" | "held" | "cancelled";
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["MeetingItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    calendar: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
        };
    };
    meeting: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agreements: string[];
                        cancellation: components["schemas"]["Json"];
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        channel: string | null;
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        classifications: components["schemas"]["ClassificationAnswer"][];
                        codes: components["schemas"]["EventCodes"];
                        commitments: string[];
                        corroborated: number;
                        delegations: components["schemas"]["DelegationAnswer"][];
                        disputed: components["schemas"]["Pointer"][];
                        heldOn: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        /** @enum {string} */
                        kind: "bilateral" | "multilateral";
                        label: string;
                        level: string | null;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        onSidelinesOf: string | null;
                        outcome: string | null;
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        participantsComplete: components["schemas"]["Json"];
                        place: components["schemas"]["Json"];
                        plan: components["schemas"]["PlanAnswer"] | null;
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        status: components["schemas"]["MeetingStatus"];
                        topics: string[];
                        within: string | null;
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    cancelMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelMeetingBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    citationOfMeeting: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    classifyEngagementOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    recordMeetingOutcomeOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordOutcomeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfMeeting: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    holdBilateralMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldBilateralMeetingBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    holdMultilateralMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldMultilateralMeetingBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    scheduleMeeting: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleMeetingBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    offices: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only those with this mandate on the day. */
                mandate?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OfficeItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    establishOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstablishOfficeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    office: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        abbreviation: components["schemas"]["Json"];
                        aims: string[];
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        corroborated: number;
                        disputed: components["schemas"]["Pointer"][];
                        dissolvedOn: string | null;
                        establishedOn: string | null;
                        functions: {
                            id: string | null;
                            text: components["schemas"]["Json"];
                        }[];
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        kind: string | null;
                        label: string;
                        legalBasis: components["schemas"]["Json"];
                        mandates: components["schemas"]["Json"];
                        memberCount: components["schemas"]["Json"];
                        memberCountOn: string | null;
                        members: components["schemas"]["MemberAnswer"][];
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        name: components["schemas"]["Json"];
                        names: {
                            from: string | null;
                            name: components["schemas"]["Json"];
                            until: string | null;
                        }[];
                        of: string | null;
                        parent: components["schemas"]["Json"];
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        predecessors: string[];
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        transfers: {
                            functions: string[];
                            id: string | null;
                            kind: string | null;
                            on: string | null;
                            to: string | null;
                        }[];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfOffice: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    dissolveOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DissolveOfficeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    reviseOfficeMandate: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviseMandateBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    joinMemberEntity: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinMemberBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    leaveMemberEntity: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
                /** @description Id of the office that is a member. */
                member: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveMemberBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    renameOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameOfficeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfOffice: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    transferOfficeFunctions: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TransferFunctionsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    officials: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only those who held a post of this party; with asOf, on that day. */
                party?: string;
                post?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OfficialItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    openOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenOfficialBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    official: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        anomalies: {
                            anomaly: string;
                            appointment: string;
                        }[];
                        appointments: components["schemas"]["AppointmentAnswer"][];
                        born: string | null;
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        contactDetails: {
                            id: string;
                            note: components["schemas"]["Personal"] | null;
                            type: string | null;
                            value: components["schemas"]["Personal"] | null;
                        }[];
                        corroborated: number;
                        died: string | null;
                        disputed: components["schemas"]["Pointer"][];
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        label: string;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        name: string | null;
                        names: {
                            from: string | null;
                            name: string;
                            script: string | null;
                            until: string | null;
                        }[];
                        notes: {
                            by: string | null;
                            id: string;
                            on: string | null;
                            text: components["schemas"]["Personal"] | null;
                        }[];
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    appointOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointOfficialBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    assumeOffice: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id, or the post while that is unambiguous. */
                appointment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssumeOfficeBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    endAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description Its id, or the post while that is unambiguous. */
                appointment: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndAppointmentBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    citationOfOfficial: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    erasePersonalData: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasePersonalDataBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    recordOfficialName: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordNameBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    nominateOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NominateOfficialBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfOfficial: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfOfficial: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    parked: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ParkedAnswer"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                position: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        parked: components["schemas"]["ParkedAnswer"] | null;
                    };
                };
            };
        };
    };
    partnerships: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description In the order of the parties, or those with the most contacts first. Default: parties. */
                order?: "parties" | "contacts";
                /** @description Only those of this party. */
                party?: string;
                /** @description With all that belonged to a party on the day: the parts of an office, the offices of a State, the States that it continues. */
                rollUp?: "true" | "false";
                /** @description Only contacts of this day or later. */
                since?: string;
                /** @description By the recency of the last contact. */
                status?: "active" | "cooling" | "dormant";
                /** @description Only contacts of this day or earlier. */
                until?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PartnershipItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    partnership: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description With all that belonged to a party on the day: the parts of an office, the offices of a State, the States that it continues. */
                rollUp?: "true" | "false";
                /** @description Only contacts of this day or later. */
                since?: string;
                /** @description Only contacts of this day or earlier. */
                until?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                a: string;
                b: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Partnership"];
                };
            };
        };
    };
    contacts: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description With all that belonged to a party on the day: the parts of an office, the offices of a State, the States that it continues. */
                rollUp?: "true" | "false";
                /** @description Only contacts of this day or later. */
                since?: string;
                /** @description Only contacts of this day or earlier. */
                until?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                a: string;
                b: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ContactItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    popolo: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    posts: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only posts of this party. */
                party?: string;
                post?: string;
                /** @description With all that belonged to a party on the day: the parts of an office, the offices of a State, the States that it continues. */
                rollUp?: "true" | "false";
                /** @description Only posts that were held before and by nobody on the day, or only held ones. */
                vacant?: "true" | "false";
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PostItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    postChanges: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only posts of this party. */
                party?: string;
                post?: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TurnItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    projections: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProjectionAnswer"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: {
                /** @description Only compares what a replay gives with what is read. */
                dryRun?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description A projection, or `all`. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
        };
    };
    checkpoint: {
        parameters: {
            query?: {
                /** @description Of how many events, the first of the log. Default: all that there are. */
                size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckpointAnswer"];
                    "text/plain": unknown;
                };
            };
        };
    };
    consistency: {
        parameters: {
            query: {
                /** @description Events of the earlier checkpoint. */
                from: string;
                /** @description Events of the later one. Default: all that there are. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    inclusion: {
        parameters: {
            query: {
                /** @description Of the event, as history and writes give it. */
                position: string;
                /** @description Of how many events, the first of the log. Default: all that there are. */
                size?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionAnswer"];
                    "text/plain": unknown;
                };
            };
        };
    };
    replays: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Replay"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    replayById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                    "text/event-stream": unknown;
                };
            };
        };
    };
    cancelReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replay"];
                };
            };
        };
    };
    differences: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencesAnswer"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only records of these kinds. */
                kind?: ("state" | "office" | "official" | "conference" | "meeting" | "visit" | "agreement" | "assistance")[];
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Words, in any script: all of them are looked for, the last one also as the beginning of one. */
                q: string;
                /** @description What may have been on this day or earlier. */
                to?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["FoundItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    ways: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
        };
    };
    sources: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Its citations instead, however the name is spelt: each with its record, what it says of itself and the claims on it. */
                publisher?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PublisherItem"][];
                        next: string | null;
                    } | {
                        items: components["schemas"]["CitationItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    states: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                limit?: number;
                /** @description Only those with this standing on the day. */
                standing?: "un-member" | "observer" | "territory" | "other";
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StateItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    recordTerritory: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordTerritoryBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    state: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        continues: string[];
                        corroborated: number;
                        disputed: components["schemas"]["Pointer"][];
                        existed: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        label: string;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        name: string | null;
                        names: {
                            from: string | null;
                            name: string | null;
                            until: string | null;
                        }[];
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        standing: components["schemas"]["Json"];
                        standings: {
                            from: string | null;
                            kind: components["schemas"]["Json"];
                            until: string | null;
                        }[];
                        succeeds: string[];
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfState: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfState: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfState: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    tokens: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TokenAnswer"][];
                        next: string | null;
                    };
                };
            };
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenBody"];
            };
        };
        responses: {
            /** @description As asked. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedTokenAnswer"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
        };
    };
    visits: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string;
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Of csv: begins with a byte order mark, by which Excel tells UTF-8. */
                bom?: "true" | "false";
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description Only those in which something is disputed, or nothing is. */
                disputed?: "true" | "false";
                /** @description In place of `Accept`. As csv or ndjson the list is whole, or its first `limit` items. */
                format?: "json" | "csv" | "ndjson";
                /** @description What may have been on this day or later. */
                from?: string;
                /** @description Only those in which something was worked out rather than read, or nothing was. */
                inferred?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
                /** @description As the record itself says. */
                level?: "head-of-state" | "head-of-government" | "minister" | "deputy" | "ambassador" | "senior-official" | "official";
                limit?: number;
                /** @description What may have been on this day or earlier. */
                to?: string;
                /** @description Who took part: a party, official:sirojiddin-aslov, or conference:dushanbe-2018 for what was within it or on its sidelines. */
                with?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["VisitItem"][];
                        next: string | null;
                    };
                    "application/x-ndjson": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    makeVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeVisitBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    visit: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`: jsonld is schema.org in JSON-LD. */
                format?: "json" | "jsonld";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        about: string | null;
                        changes: {
                            at: string;
                            by: string;
                            event: components["schemas"]["EventType"];
                            fields: {
                                field: components["schemas"]["Pointer"];
                                from: components["schemas"]["Json"];
                                to: components["schemas"]["Json"];
                            }[];
                            reason: string | null;
                            revision: string;
                            sources: string[];
                        }[];
                        claims: {
                            by: string;
                            field: components["schemas"]["Pointer"];
                            id: string;
                            inferred: boolean;
                            quote: string | null;
                            rank: components["schemas"]["Rank"];
                            reason: string | null;
                            sources: string[];
                            validOn: string | null;
                            value: components["schemas"]["Json"];
                        }[];
                        classifications: components["schemas"]["ClassificationAnswer"][];
                        codes: components["schemas"]["EventCodes"];
                        corroborated: number;
                        disputed: components["schemas"]["Pointer"][];
                        heldOn: string | null;
                        id: string;
                        identifiers: components["schemas"]["Json"];
                        inferred: components["schemas"]["Pointer"][];
                        kind: string | null;
                        label: string;
                        level: string | null;
                        merge: {
                            at: string;
                            by: string;
                            into: string;
                            reason: string;
                        } | null;
                        merged: {
                            claims: {
                                by: string;
                                field: components["schemas"]["Pointer"];
                                id: string;
                                inferred: boolean;
                                quote: string | null;
                                rank: components["schemas"]["Rank"];
                                reason: string | null;
                                sources: string[];
                                validOn: string | null;
                                value: components["schemas"]["Json"];
                            }[];
                            id: string;
                            sources: components["schemas"]["SourceAnswer"][];
                        }[];
                        mergedInCircle: boolean;
                        met: components["schemas"]["PersonAnswer"][];
                        parked: {
                            at: string | null;
                            position: string;
                            revision: string;
                        } | null;
                        receivedBy: string | null;
                        retraction: {
                            at: string;
                            by: string;
                            kind: string | null;
                            reason: string;
                        } | null;
                        revision: string | null;
                        sources: components["schemas"]["SourceAnswer"][];
                        stayedOn: string | null;
                        stops: {
                            id: string | null;
                            on: string | null;
                            place: components["schemas"]["Json"];
                        }[];
                        topics: string[];
                        visitors: components["schemas"]["DelegationAnswer"][];
                        within: string | null;
                    };
                    "application/ld+json": unknown;
                };
            };
        };
    };
    citationOfVisit: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description In place of `Accept`. Default: text. */
                format?: "text" | "csl-json" | "bibtex";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.citationstyles.csl+json": unknown;
                    "application/x-bibtex": unknown;
                    "text/plain": unknown;
                };
            };
        };
    };
    recordClaimOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    rankClaimOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description As the record's detail lists it. */
                claim: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RankClaimBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    classifyEngagementOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifyBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    correctRecordOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    addDetailOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDetailBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    labelRecordOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    mergeRecordsOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    provenanceOfVisit: {
        parameters: {
            query?: {
                /** @description As of which day; a month or a year reads as its last day. Default: today. */
                asOf?: string;
                /** @description Only what is certain. */
                certain?: "true" | "false";
                /** @description As it was known at this instant. Default: as it is known now. */
                knownAt?: string;
            };
            header?: {
                /** @description A position as a write answered it: the read waits, bounded, until it has seen it. */
                "Read-After"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As asked. */
            200: {
                headers: {
                    /** @description Whole seconds since the rows were last known to be level with the log. Only while they do not follow it, as when the event store is away. */
                    Age?: number;
                    /** @description Only with knownAt: history with a clock of its own was imported after that instant, up to this one, and the answer may rest on it. */
                    "Imported-Until"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    retractRecordOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetractRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    attachSourceOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachSourceBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    unmergeRecordsOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmergeRecordsBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    updateRecordOfVisit: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1–255 visible characters. A retry under the same key answers the same and records nothing twice. */
                "Idempotency-Key"?: string;
                /** @description The revision seen, as `"3"`: another one is 412. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateRecordBody"];
            };
        };
        responses: {
            /** @description It was already so. */
            200: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            /** @description Recorded. */
            201: {
                headers: {
                    /** @description The revision, quoted: If-Match takes it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
}
