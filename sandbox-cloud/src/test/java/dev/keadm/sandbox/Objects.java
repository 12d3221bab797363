package dev.keadm.sandbox;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Kubernetes objects for tests, written as JSON with single quotes. */
public final class Objects {
    private Objects() {}

    public static ObjectNode of(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    public static ObjectNode node(String name) {
        return of("""
                {'metadata':{'name':'%s','creationTimestamp':null,'labels':{'kubernetes.io/hostname':'%s','kubernetes.io/os':'linux',
                 'node-role.kubernetes.io/edge':'','own':'x'}},'spec':{},
                 'status':{'conditions':[{'type':'Ready','status':'False'}],'capacity':{'pods':'110'}}}""".formatted(name, name));
    }

    public static ObjectNode configMap(String name, String value) {
        return of("{'metadata':{'name':'%s'},'data':{'k':'%s'}}".formatted(name, value));
    }

    /** A pod that reads the configMap {@code app} and the secret {@code keys}. */
    public static ObjectNode pod(String name, String node) {
        return of("""
                {'metadata':{'name':'%s'},'spec':{'nodeName':'%s','containers':[{'name':'c','image':'local/busybox:1',
                 'env':[{'name':'K','valueFrom':{'configMapKeyRef':{'name':'app','key':'k'}}},
                        {'name':'S','valueFrom':{'secretKeyRef':{'name':'keys','key':'k'}}}]}]}}""".formatted(name, node));
    }

    public static ObjectNode lease(String name) {
        return of("""
                {'metadata':{'name':'%s','namespace':'kube-node-lease'},
                 'spec':{'holderIdentity':'%s','leaseDurationSeconds':40,'renewTime':'2026-11-23T02:09:15.918682Z'}}""".formatted(name, name));
    }
}
